package io.scaibox.domain.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of conditions: what it binds how, and what it says of mistakes. */
class ExpressionParserTest {

  /** Writes a tree with all its brackets. */
  private static String shape(Expression expression) {
    if (expression instanceof Expression.Binary binary) {
      return "("
          + shape(binary.left())
          + " "
          + binary.operator()
          + " "
          + shape(binary.right())
          + ")";
    }
    if (expression instanceof Expression.Unary unary) {
      return "(" + unary.operator() + shape(unary.operand()) + ")";
    }
    if (expression instanceof Expression.Member member) {
      return shape(member.target()) + "." + member.name();
    }
    if (expression instanceof Expression.Index index) {
      return shape(index.target()) + "[" + shape(index.index()) + "]";
    }
    if (expression instanceof Expression.Call call) {
      return shape(call.function()) + call.arguments().stream().map(a -> shape(a)).toList();
    }
    if (expression instanceof Expression.ListOf list) {
      return list.items().stream().map(a -> shape(a)).toList().toString();
    }
    if (expression instanceof Expression.ObjectOf object) {
      return object.entries().stream()
          .map(e -> e.name() + ":" + shape(e.value()))
          .toList()
          .toString();
    }
    if (expression instanceof Expression.Name name) {
      return name.name();
    }
    if (expression instanceof Expression.Duration duration) {
      return duration.text();
    }
    if (expression instanceof Expression.Symbol symbol) {
      return ":" + symbol.name();
    }
    return ((Expression.Literal) expression)
        .value()
        .toString()
        .replaceAll("Json\\w+\\[value=|\\]$", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "docs.length > 0 ; (docs.length > 0)",
        "a or b and not c == d ; (a || (b && (!(c == d))))",
        "a || b && !c ; (a || (b && (!c)))",
        "1 + 2 * -3 - 4 ; ((1 + (2 * (-3))) - 4)",
        "a.b[0].c ; a.b[0].c",
        "a?.b ; a.b",
        "x in [\"a\", 'b'] ; (x in [a, b])",
        "tags contains :urgent ; (tags contains :urgent)",
        "f(a, g(b)).c ; f[a, g[b]].c",
        "{a: 1, \"b c\": [2]} ; [a:1, b c:[2]]",
        "{{a.b}} == null ; (a.b == NULL)",
        "age > 30s ; (age > 30s)",
        "a |> f(b) ; (a |> f[b])",
        "(a or b) and c ; ((a || b) && c)",
        "true != false ; (TRUE != FALSE)",
        "2e3 < 1.5 ; (2E+3 < 1.5)",
        "not x ; (!x)",
        "in.text == not.text ; (in.text == not.text)",
        "items.0.name ; items.0.name"
      })
  void bindsAsThePageSays(String text, String shape) {
    Parsed<Expression> parsed = ExpressionParser.parse(text);
    assertThat(parsed.problem()).isEmpty();
    assertThat(shape(parsed.value().orElseThrow())).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a = 1 ; 2 ; a == 1",
        "a === 1 ; 2 ; a == 1",
        "a <> 1 ; 2 ; a != 1",
        "a & b ; 2 ; a && b"
      })
  void operatorsOfOtherLanguagesAreCorrected(String text, int offset, String corrected) {
    SyntaxProblem problem = ExpressionParser.parse(text).problem().orElseThrow();
    assertThat(problem.offset()).isEqualTo(offset);
    assertThat(problem.corrected()).contains(corrected);
    assertThat(ExpressionParser.parse(corrected).problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a > ; 3 ; the end stands where a value is expected",
        "a b ; 2 ; 'b' stands where an operator or the end is expected",
        "(a ; 2 ; the end stands where ')' is expected",
        "\"text ; 0 ; a string is not closed",
        "\"\\q\" ; 1 ; '\\q' is no escape",
        "3x ; 1 ; 'x' follows a number",
        "a # b ; 2 ; '#' is not expected in an expression",
        "a. ; 2 ; the end stands where a field's name is expected",
        "`` ; 0 ; the end stands where a value is expected"
      })
  void mistakesHaveTheirPlace(String text, int offset, String message) {
    SyntaxProblem problem = ExpressionParser.parse(text).problem().orElseThrow();
    assertThat(problem.offset()).isEqualTo(offset);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.fix()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!", "-", "f(", "{a:", "a["})
  void endlessNestingEndsWithAProblem(String opening) {
    assertThat(ExpressionParser.parse(opening.repeat(100_000)).problem()).isPresent();
    assertThat(ExpressionParser.parse(opening.repeat(100)).problem().orElseThrow().message())
        .contains("nested more than");
  }

  @Test
  void longChainsAreReadUpToALimit() {
    assertThat(ExpressionParser.parse("a" + " or a".repeat(900)).problem()).isEmpty();
    assertThat(
            ExpressionParser.parse("a" + " or a".repeat(9_000)).problem().orElseThrow().message())
        .contains("more than");
  }

  @Test
  void namesThatAreNoIdentifiersAreReadWhole() {
    Set<String> odd = Set.of("node-1", "node-1-b", "17");
    assertThat(names("node-1.x - node-1-b.y - z-1", odd))
        .containsExactly("node-1", "node-1-b", "z");
    assertThat(names("17.text + 17", odd)).containsExactly("17");
    assertThat(names("a.17", odd)).containsExactly("a");
  }

  private static List<String> names(String text, Set<String> odd) {
    return NameUse.in(ExpressionParser.parse(text, odd).value().orElseThrow()).stream()
        .map(NameUse::name)
        .toList();
  }

  @Test
  void templatesTellWhereTheirNamesStand() {
    String text = "Hi {{ user.name }}, {{ {a: \"}}\"}.a }} and {{f(x)}}";
    List<NameUse> uses = NameUse.in(Template.parse(text).value().orElseThrow());
    assertThat(uses)
        .extracting(NameUse::name, NameUse::isFunction)
        .containsExactly(tuple("user", false), tuple("f", true), tuple("x", false));
    assertThat(uses)
        .allSatisfy(
            use -> assertThat(text.substring(use.start(), use.end())).isEqualTo(use.name()));
  }

  @Test
  void aPlaceholderThatIsNotClosedIsAProblemAtItsStart() {
    assertThat(Template.parse("a {{b").problem().orElseThrow().offset()).isEqualTo(2);
    assertThat(Template.parse("a {{b +}}").problem().orElseThrow().offset()).isEqualTo(7);
    assertThat(Template.parse("no placeholder } {").problem()).isEmpty();
  }
}
