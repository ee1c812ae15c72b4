package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Suggestions;
import io.scaibox.domain.diagnostic.Texts;
import java.util.List;
import java.util.Optional;

/** Reports a word that is none of a closed set, with the one that was probably meant. */
final class UnknownWord {

  private UnknownWord() {}

  static void report(Fields fields, String code, String field, String what, List<String> words) {
    String word = fields.text(field).orElse("");
    Optional<String> meant = Suggestions.closest(word, words);
    fields
        .error(code, fields.at(field))
        .says(what + " '" + Texts.capped(word) + "'")
        .fix("Use one of: " + String.join(", ", words) + "." + Suggestions.didYouMean(meant));
  }
}
