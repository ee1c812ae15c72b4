package io.scaibox.domain.expression;

/** Carries a problem out of the depth of a parse; never leaves this package. */
final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SyntaxProblem problem;

  SyntaxException(SyntaxProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  SyntaxProblem problem() {
    return problem;
  }
}
