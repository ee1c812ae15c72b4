package io.scaibox.domain.expression;

import java.util.Optional;

/**
 * Why a text is no expression or template.
 *
 * @param offset index of the first offending character, from 0 up to the text's length
 * @param corrected the whole text with the mistake mended, where that is beyond doubt
 */
public record SyntaxProblem(int offset, String message, String fix, Optional<String> corrected) {

  SyntaxProblem shiftedBy(int distance) {
    return new SyntaxProblem(offset + distance, message, fix, Optional.empty());
  }
}
