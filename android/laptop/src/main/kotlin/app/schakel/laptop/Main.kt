package app.schakel.laptop

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.ApplicationScope
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.WindowPosition
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import app.schakel.core.Core
import app.schakel.core.Language
import app.schakel.screens.desktop.roboto
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.SchakelApp
import app.schakel.screens.frame.Shell
import app.schakel.town.Town
import kotlinx.coroutines.runBlocking
import java.io.File
import java.nio.file.Files

/**
 * Opens two phones in windows: a worker's, and beside it her supervisor's, in one team over a hub on
 * this machine. Everything in it is invented and is gone when the windows are closed.
 */
fun main() {
    val folder = Files.createTempDirectory("schakel-phone").toFile()
    try {
        Town(File(System.getProperty("schakel")), folder).use { town ->
            println("Making an invented town: a hub, a worker, a supervisor ...")
            runBlocking { town.settle() }
            println("Escape is the phone's back. Closing a window ends it all.")
            application {
                PhoneWindow("Casemanager", town.worker.core, left = 40)
                PhoneWindow("Leidinggevende", town.supervisor.core, left = 500)
            }
        }
    } finally {
        folder.deleteRecursively()
    }
}

@Composable
private fun ApplicationScope.PhoneWindow(title: String, core: Core, left: Int) {
    val scope = rememberCoroutineScope()
    val shell = remember { Shell(core, LaptopPhone(), Navigator(), Postman(core, scope), scope) }
    LaunchedEffect(shell) { shell.postman.start() }
    Window(
        onCloseRequest = ::exitApplication,
        title = title,
        state = rememberWindowState(position = WindowPosition(left.dp, 40.dp), size = DpSize(411.dp, 891.dp)),
        onPreviewKeyEvent = { event -> event.type == KeyEventType.KeyDown && event.key == Key.Escape && shell.back() },
    ) {
        SchakelApp(shell, Language.NL, font = roboto)
    }
}
