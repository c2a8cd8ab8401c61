package app.schakel.screens.frame

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.navigationBars
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.dp
import app.schakel.core.CoreException
import app.schakel.core.Gate
import app.schakel.core.Language
import app.schakel.screens.call.AfterCallScreen
import app.schakel.screens.call.CallScreen
import app.schakel.screens.call.JustifyScreen
import app.schakel.screens.call.PromiseScreen
import app.schakel.screens.call.RoundScreen
import app.schakel.screens.cases.CaseScreen
import app.schakel.screens.cases.CasesScreen
import app.schakel.screens.cases.PersonScreen
import app.schakel.screens.directory.DirectoryScreen
import app.schakel.screens.directory.PartnerScreen
import app.schakel.screens.door.DoorScreen
import app.schakel.screens.erasing.EraseScreen
import app.schakel.screens.erasing.ErasedScreen
import app.schakel.screens.lock.DamagedScreen
import app.schakel.screens.lock.LockScreen
import app.schakel.screens.lock.RescuedScreen
import app.schakel.screens.look.LocalTools
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.SchakelTheme
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.plan.PlanScreen
import app.schakel.screens.report.ReportScreen
import app.schakel.screens.safety.SafetyScreen
import app.schakel.screens.search.SearchScreen
import app.schakel.screens.settings.JoiningScreen
import app.schakel.screens.settings.MembersScreen
import app.schakel.screens.settings.RecoveryScreen
import app.schakel.screens.settings.SettingsScreen
import app.schakel.screens.settings.SyncScreen
import app.schakel.screens.supervision.DigestScreen
import app.schakel.screens.supervision.SummaryScreen
import app.schakel.screens.supervision.TeamScreen
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.LocalTexts
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.textsOf
import app.schakel.screens.today.TodayScreen
import app.schakel.screens.visit.EndingScreen
import app.schakel.screens.visit.NoteScreen
import app.schakel.screens.visit.PreviewScreen
import app.schakel.screens.visit.VisitScreen

/** The app: behind the lock, or the screens. [system] is the phone's own language. */
@Composable
fun SchakelApp(shell: Shell, system: Language, dark: Boolean = isSystemInDarkTheme(), font: FontFamily = FontFamily.Default) {
    val language = shell.language ?: system
    val texts = remember(language) { textsOf(language) }
    val gate by shell.core.gate.collectAsState()
    SchakelTheme(dark, font) {
        CompositionLocalProvider(LocalTexts provides texts, LocalCovered provides shell.covered) {
            Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
                when (val now = gate) {
                    Gate.Looking -> Look(shell)
                    is Gate.Closed -> LockScreen(shell, now.state)
                    Gate.Rescue -> DamagedScreen(shell, opens = true)
                    Gate.Open -> shell.rescued?.let { RescuedScreen(it) { shell.rescued = null } } ?: Frame(shell)
                }
            }
        }
    }
}

/** Asks what stands here. A keystore that does not answer for a moment is asked again by a tap. */
@Composable
private fun Look(shell: Shell) {
    var tries by remember { mutableStateOf(0) }
    var problem by remember(tries) { mutableStateOf<CoreException?>(null) }
    LaunchedEffect(tries) {
        try {
            shell.core.look()
        } catch (error: CoreException) {
            problem = error
        }
    }
    problem?.let {
        Page(title = texts.lock.title) {
            item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning, act = texts.frame.again) { tries++ } }
        }
    }
}

@Composable
private fun Frame(shell: Shell) {
    val holder = rememberSaveableStateHolder()
    val route = shell.navigator.current
    val supervisor = isSupervisor(shell)
    // Just unlocked: the sheet of a call that waits for its outcome stands there.
    LaunchedEffect(shell) { shell.resumed() }
    CompositionLocalProvider(LocalTools provides { TitleTools(shell) }) {
        BoxWithConstraints(Modifier.fillMaxSize()) {
            val wide = maxWidth > maxHeight || maxWidth >= 600.dp
            val screen: @Composable (Modifier) -> Unit = { modifier ->
                Box(modifier) { holder.SaveableStateProvider(route.saved()) { Screen(shell, route) } }
            }
            if (wide) {
                Row(Modifier.fillMaxSize()) {
                    SideBar(shell, supervisor)
                    screen(Modifier.weight(1f))
                }
            } else {
                Column(Modifier.fillMaxSize()) {
                    // The bar below stands above the system's own.
                    val above = if (route.tab != null) Modifier.consumeWindowInsets(WindowInsets.navigationBars) else Modifier
                    screen(above.weight(1f))
                    if (route.tab != null) BottomBar(shell, supervisor)
                }
            }
            if (shell.adding) Doors(shell)
        }
    }
}

/** Whether this device supervises: then Team is in the bar. */
@Composable
private fun isSupervisor(shell: Shell): Boolean {
    var supervisor by remember { mutableStateOf(false) }
    LaunchedEffect(shell) {
        try {
            shell.core.watch { team.view().place }.collect { supervisor = it.supervises }
        } catch (_: CoreException) {
            // Locked: the gate shows it.
        }
    }
    return supervisor
}

@Composable
private fun Screen(shell: Shell, route: Route) =
    when (route) {
        Route.Today -> TodayScreen(shell)
        Route.Cases -> CasesScreen(shell)
        is Route.Call -> CallScreen(shell, route.case)
        Route.Team -> TeamScreen(shell)
        Route.Report -> ReportScreen(shell)
        is Route.Door -> DoorScreen(shell, route)
        is Route.Visit -> VisitScreen(shell, route.visit)
        is Route.Ending -> EndingScreen(shell, route.visit)
        is Route.Preview -> PreviewScreen(shell, route.visit)
        is Route.Case -> CaseScreen(shell, route.case)
        is Route.Person -> PersonScreen(shell, route.case)
        is Route.Plan -> PlanScreen(shell, route.case)
        is Route.Erase -> EraseScreen(shell, route.case)
        is Route.Note -> NoteScreen(shell, route.case)
        is Route.AfterCall -> AfterCallScreen(shell, route.call)
        is Route.Round -> RoundScreen(shell, route.round)
        is Route.Promise -> PromiseScreen(shell, route)
        is Route.Justify -> JustifyScreen(shell, route.spending)
        Route.Directory -> DirectoryScreen(shell)
        is Route.Partner -> PartnerScreen(shell, route.partner)
        Route.Search -> SearchScreen(shell)
        is Route.Summary -> SummaryScreen(shell, route.summary)
        Route.Digest -> DigestScreen(shell)
        Route.Settings -> SettingsScreen(shell)
        Route.Joining -> JoiningScreen(shell)
        Route.Members -> MembersScreen(shell)
        Route.Recovery -> RecoveryScreen(shell)
        Route.Sync -> SyncScreen(shell)
        Route.Erased -> ErasedScreen(shell)
        Route.Safety -> SafetyScreen(shell)
    }
