package app.schakel.screens.frame

import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.statusBarsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.FloatingActionButton
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.NavigationBar
import androidx.compose.material3.NavigationBarItem
import androidx.compose.material3.NavigationRail
import androidx.compose.material3.NavigationRailItem
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import app.schakel.core.Place
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.texts

/** Whether this place in the team supervises. */
val Place.supervises: Boolean
    get() = this is Place.Member && v1.supervisor

private class Stop(val tab: Tab, val route: Route, val name: String, val icon: ImageVector, val chosen: ImageVector)

@Composable
private fun stops(supervisor: Boolean): List<Stop> {
    val says = texts.frame
    val all = listOf(
        Stop(Tab.Today, Route.Today, says.today, Signs.today, Signs.todayChosen),
        Stop(Tab.Cases, Route.Cases, says.cases, Signs.cases, Signs.casesChosen),
        Stop(Tab.Call, Route.Call(), says.call, Signs.call, Signs.callChosen),
        Stop(Tab.Team, Route.Team, says.team, Signs.team, Signs.teamChosen),
    )
    return if (supervisor) all else all.filter { it.tab != Tab.Team }
}

/** Vandaag, Casussen, Bellen, Team for supervisors, and "+". */
@Composable
internal fun BottomBar(shell: Shell, supervisor: Boolean) {
    NavigationBar(containerColor = MaterialTheme.colorScheme.surfaceContainer) {
        stops(supervisor).forEach { stop ->
            val here = shell.navigator.tab == stop.tab
            NavigationBarItem(
                selected = here,
                onClick = { shell.navigator.to(stop.route) },
                icon = { Icon(if (here) stop.chosen else stop.icon, contentDescription = null) },
                label = { Name(stop.name) },
                modifier = Modifier.testTag("tab ${stop.tab}"),
            )
        }
        Plus(shell, Modifier.align(Alignment.CenterVertically).padding(end = 12.dp))
    }
}

/** The same, along the side of a screen that is wider than high. */
@Composable
internal fun SideBar(shell: Shell, supervisor: Boolean) {
    NavigationRail(
        modifier = Modifier.fillMaxHeight().verticalScroll(rememberScrollState()).statusBarsPadding().navigationBarsPadding(),
        containerColor = MaterialTheme.colorScheme.surfaceContainer,
        header = { Plus(shell, Modifier.padding(top = 8.dp, bottom = 4.dp)) },
    ) {
        stops(supervisor).forEach { stop ->
            val here = shell.navigator.tab == stop.tab
            NavigationRailItem(
                selected = here,
                onClick = { shell.navigator.to(stop.route) },
                icon = { Icon(if (here) stop.chosen else stop.icon, contentDescription = null) },
                label = { Name(stop.name) },
                modifier = Modifier.testTag("tab ${stop.tab}"),
            )
        }
    }
}

/** The name of a part: it grows with the text of the phone as far as four of them stand side by side. */
@Composable
private fun Name(name: String) {
    val density = LocalDensity.current
    CompositionLocalProvider(LocalDensity provides Density(density.density, density.fontScale.coerceAtMost(LARGEST))) {
        Text(name, maxLines = 1, overflow = TextOverflow.Ellipsis)
    }
}

/** So much larger than usual a name in the bar may be. */
private const val LARGEST = 1.3f

@Composable
private fun Plus(shell: Shell, modifier: Modifier) {
    FloatingActionButton(
        onClick = { shell.adding = true },
        modifier = modifier.testTag("plus"),
        containerColor = MaterialTheme.colorScheme.primary,
        contentColor = MaterialTheme.colorScheme.onPrimary,
    ) { Icon(Signs.add, contentDescription = texts.frame.add) }
}
