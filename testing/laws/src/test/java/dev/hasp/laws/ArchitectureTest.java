package dev.hasp.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The floors of the design: each knows only those below. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hasp");

    private static final String[] MODEL = {
        "dev.hasp",
        "dev.hasp.control",
        "dev.hasp.validation",
        "dev.hasp.document",
        "dev.hasp.explain",
        "dev.hasp.engine",
        "dev.hasp.effective",
        "dev.hasp.meaning",
        "dev.hasp.refusal",
        "dev.hasp.observed",
        "dev.hasp.verify",
        "dev.hasp.order",
        "dev.hasp.witness",
        "dev.hasp.meet",
        "dev.hasp.danger",
        "dev.hasp.ceiling",
        "dev.hasp.text",
        "dev.hasp.mac",
        "dev.hasp.apparmor",
        "dev.hasp.selinux..",
        "dev.hasp.linux",
        "dev.hasp.seccomp.."
    };

    @Test
    void the_kernel_s_vocabulary_knows_nothing_above_it() {
        noClasses()
                .that()
                .resideInAPackage("dev.hasp.linux")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.hasp..").and(not(resideInAPackage("dev.hasp.linux"))))
                .check(ALL);
    }

    @Test
    void seccomp_stands_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.hasp.seccomp..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.hasp..")
                        .and(not(resideInAPackage("dev.hasp.seccomp..")))
                        .and(not(resideInAPackage("dev.hasp.linux"))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .check(ALL);
    }

    @Test
    void a_control_knows_only_the_kernel_seccomp_and_labels() {
        noClasses()
                .that()
                .resideInAPackage("dev.hasp.control")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.hasp..")
                        .and(not(resideInAPackage("dev.hasp.control")))
                        .and(not(resideInAPackage("dev.hasp.linux")))
                        .and(not(resideInAPackage("dev.hasp.text")))
                        .and(not(resideInAPackage("dev.hasp.selinux")))
                        .and(not(resideInAPackage("dev.hasp.seccomp"))))
                .check(ALL);
    }

    @Test
    void profiles_of_apparmor_and_labels_of_selinux_stand_alone() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hasp.apparmor", "dev.hasp.selinux..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.hasp..")
                        .and(not(resideInAnyPackage(
                                "dev.hasp.apparmor", "dev.hasp.selinux..", "dev.hasp.linux", "dev.hasp.text"))))
                .check(ALL);
    }

    @Test
    void docker_java_is_known_to_its_target_the_probe_the_command_and_the_entry_point_alone() {
        noClasses()
                .that(not(resideInAnyPackage("dev.hasp.docker", "dev.hasp.probe", "dev.hasp.cli"))
                        .and(not(resideInAPackage("dev.hasp.testing..")))
                        .and(not(simpleName("SecuritySpec"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .check(ALL);
    }

    @Test
    void a_rule_knows_no_target_and_no_document() {
        noClasses()
                .that()
                .resideInAPackage("dev.hasp.validation")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hasp.docker", "dev.hasp.document", "dev.hasp.explain")
                .check(ALL);
    }

    @Test
    void a_document_and_an_explanation_know_no_target() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hasp.document", "dev.hasp.explain")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hasp.docker")
                .check(ALL);
    }

    @Test
    void what_a_policy_means_knows_no_engine() {
        noClasses()
                .that()
                .resideInAPackage("dev.hasp.effective")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.hasp.engine",
                        "dev.hasp.meaning",
                        "dev.hasp.refusal",
                        "dev.hasp.observed",
                        "dev.hasp.probe",
                        "dev.hasp.verify",
                        "dev.hasp.docker")
                .check(ALL);
    }

    @Test
    void an_order_and_its_witnesses_know_policies_alone() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hasp.order", "dev.hasp.witness")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.hasp..")
                        .and(not(resideInAnyPackage(
                                "dev.hasp.order",
                                "dev.hasp.witness",
                                "dev.hasp.effective",
                                "dev.hasp.control",
                                "dev.hasp.linux",
                                "dev.hasp.selinux",
                                "dev.hasp.seccomp.."))))
                .check(ALL);
    }

    @Test
    void a_witness_is_judged_without_the_order_that_found_it() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hasp.witness", "dev.hasp.effective")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hasp.order")
                .check(ALL);
    }

    @Test
    void an_observation_knows_nothing_of_what_was_asked() {
        noClasses()
                .that()
                .resideInAPackage("dev.hasp.observed")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hasp.meaning", "dev.hasp.refusal", "dev.hasp.verify", "dev.hasp.docker")
                .check(ALL);
    }

    @Test
    void presets_know_nothing_of_the_command() {
        noClasses()
                .that()
                .resideInAPackage("dev.hasp.profiles")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hasp.cli", "dev.hasp.docker", "picocli..")
                .check(ALL);
    }

    @Test
    void parts_of_the_seccomp_library_form_no_circle() {
        slices().matching("dev.hasp.seccomp.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void generated_classes_stay_hidden() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Immutable")
                .and()
                .areTopLevelClasses()
                .should()
                .bePackagePrivate()
                .check(ALL);
    }

    @Test
    void no_state_is_static_and_changeable() {
        fields().that().areStatic().should().beFinal().check(ALL);
    }

    @Test
    void the_model_reads_no_file_no_clock_and_no_environment() {
        noClasses()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.nio.file.Files.class,
                        java.io.File.class,
                        java.io.FileInputStream.class,
                        java.time.Clock.class,
                        java.net.Socket.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(ALL);
    }

    @Test
    void every_package_says_what_lives_there_and_what_may_be_null() {
        Set<JavaPackage> packages = ALL.getPackage("dev.hasp").getSubpackagesInTree();

        assertThat(packages).isNotEmpty().allSatisfy(found -> {
            if (!found.getClasses().isEmpty()) {
                assertThat(found.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked on %s", found.getName())
                        .isTrue();
            }
        });
    }

    @Test
    void public_classes_are_final() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .resideOutsideOfPackage("dev.hasp.testing.assertions") // AssertJ makes subclasses of these
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ALL);
    }
}
