package io.scaibox.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The condition that every field which it is asked about breaks: it holds a secret as text. */
final class SecretFields {

  private SecretFields() {}

  static ArchCondition<JavaField> beOfTypeSecret() {
    return new ArchCondition<>("be of type Secret") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        events.add(
            SimpleConditionEvent.violated(
                field, field.getFullName() + " holds a secret as text, not as a Secret"));
      }
    };
  }
}
