package app.schakel.screens.texts

import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import app.schakel.core.Language
import app.schakel.core.Who
import app.schakel.screens.call.CallTexts
import app.schakel.screens.call.DutchCall
import app.schakel.screens.call.EnglishCall
import app.schakel.screens.cases.CaseTexts
import app.schakel.screens.cases.DutchCase
import app.schakel.screens.cases.EnglishCase
import app.schakel.screens.directory.DirectoryTexts
import app.schakel.screens.directory.DutchDirectory
import app.schakel.screens.directory.EnglishDirectory
import app.schakel.screens.door.DoorTexts
import app.schakel.screens.door.DutchDoor
import app.schakel.screens.door.EnglishDoor
import app.schakel.screens.erasing.DutchErasing
import app.schakel.screens.erasing.EnglishErasing
import app.schakel.screens.erasing.ErasingTexts
import app.schakel.screens.frame.DutchFrame
import app.schakel.screens.frame.EnglishFrame
import app.schakel.screens.frame.FrameTexts
import app.schakel.screens.lock.DutchLock
import app.schakel.screens.lock.EnglishLock
import app.schakel.screens.lock.LockTexts
import app.schakel.screens.plan.DutchPlan
import app.schakel.screens.plan.EnglishPlan
import app.schakel.screens.plan.PlanTexts
import app.schakel.screens.report.DutchReport
import app.schakel.screens.report.EnglishReport
import app.schakel.screens.report.ReportTexts
import app.schakel.screens.safety.DutchSafety
import app.schakel.screens.safety.EnglishSafety
import app.schakel.screens.safety.SafetyTexts
import app.schakel.screens.search.DutchSearch
import app.schakel.screens.search.EnglishSearch
import app.schakel.screens.search.SearchTexts
import app.schakel.screens.settings.DutchSettings
import app.schakel.screens.settings.EnglishSettings
import app.schakel.screens.settings.SettingsTexts
import app.schakel.screens.supervision.DutchSupervision
import app.schakel.screens.supervision.EnglishSupervision
import app.schakel.screens.supervision.SupervisionTexts
import app.schakel.screens.today.DutchToday
import app.schakel.screens.today.EnglishToday
import app.schakel.screens.today.TodayTexts
import app.schakel.screens.visit.DutchVisit
import app.schakel.screens.visit.EnglishVisit
import app.schakel.screens.visit.VisitTexts

/**
 * Everything the screens say, in one language. Each screen has an interface of its own, so a
 * sentence that is missing in a language does not compile. The names of the core's values (sources,
 * outcomes, phases …) come from the core itself: `label(value, language)`.
 */
class Texts(
    val language: Language,
    val dates: Dates,
    val frame: FrameTexts,
    val lock: LockTexts,
    val today: TodayTexts,
    val report: ReportTexts,
    val door: DoorTexts,
    val visit: VisitTexts,
    val cases: CaseTexts,
    val plan: PlanTexts,
    val erasing: ErasingTexts,
    val call: CallTexts,
    val directory: DirectoryTexts,
    val search: SearchTexts,
    val supervision: SupervisionTexts,
    val settings: SettingsTexts,
    val safety: SafetyTexts,
)

/** The texts of a language. */
fun textsOf(language: Language, dates: Dates = Dates(language)): Texts =
    when (language) {
        Language.NL -> Texts(
            language,
            dates,
            DutchFrame,
            DutchLock,
            DutchToday,
            DutchReport,
            DutchDoor,
            DutchVisit,
            DutchCase,
            DutchPlan,
            DutchErasing,
            DutchCall,
            DutchDirectory,
            DutchSearch,
            DutchSupervision,
            DutchSettings,
            DutchSafety,
        )

        Language.EN -> Texts(
            language,
            dates,
            EnglishFrame,
            EnglishLock,
            EnglishToday,
            EnglishReport,
            EnglishDoor,
            EnglishVisit,
            EnglishCase,
            EnglishPlan,
            EnglishErasing,
            EnglishCall,
            EnglishDirectory,
            EnglishSearch,
            EnglishSupervision,
            EnglishSettings,
            EnglishSafety,
        )
    }

/** The texts in use. */
val LocalTexts = staticCompositionLocalOf { textsOf(Language.NL) }

/** Whether names are covered, for somebody who looks over your shoulder. */
val LocalCovered = staticCompositionLocalOf { false }

/** The texts in use. */
val texts: Texts
    @Composable get() = LocalTexts.current

/** The name of a person; initials while names are covered. */
val Who.shown: String
    @Composable get() = if (LocalCovered.current) initials.ifEmpty { "–" } else name

/** With a capital at the start, as on a button. */
fun String.capitalized(): String = replaceFirstChar { it.uppercase() }
