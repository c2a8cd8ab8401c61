package app.schakel.core

import org.junit.Assert.assertEquals
import org.junit.Test
import java.nio.file.Path
import kotlin.io.path.readLines
import kotlin.reflect.KClass

/**
 * The errors of this package are those of bindings/codes.txt, and each can be told apart: a `when`
 * that lacks one, or has one that is gone, does not compile.
 */
class CodesTest {
    @Test
    fun `every error, refusal, rejection and rule is known by its stable name`() {
        assertEquals(listed("CoreError"), names(CoreException::class) - "ErrorHandler")
        assertEquals(listed("Refusal"), names(Refusal::class) - "Companion")
        assertEquals(listed("Rejection"), Rejection.entries.map { camel(it.name) }.toSet())
        assertEquals(listed("Rule"), Rule.entries.map { camel(it.name) }.toSet())
    }

    @Test
    fun `each error is handled`() {
        val refusals =
            listOf(
                Refusal.WrongPin(3u, 60u),
                Refusal.Wait(60u),
                Refusal.PinNeeded,
                Refusal.OtherDevice,
                Refusal.RolledBack,
                Refusal.Wiped,
                Refusal.WeakPin,
            )
        assertEquals(listed("Refusal"), refusals.map(::nameOf).toSet())
        val errors =
            listOf(
                CoreException.Locked(),
                CoreException.Refused(Refusal.Wiped),
                CoreException.NotFound(),
                CoreException.Invalid("dial", Rule.NOT_DIALABLE),
                CoreException.Conflict(),
                CoreException.StorageFull(),
                CoreException.ReadOnly(),
                CoreException.Corrupt(),
                CoreException.Newer(),
                CoreException.InUse(),
                CoreException.Unreachable(30u),
                CoreException.Rejected(Rejection.TOO_LARGE),
                CoreException.Internal(7u),
            )
        assertEquals(listed("CoreError"), errors.map(::nameOf).toSet())
    }

    private fun nameOf(error: CoreException): String =
        when (error) {
            is CoreException.Locked -> "Locked"
            is CoreException.Refused -> "Refused"
            is CoreException.NotFound -> "NotFound"
            is CoreException.Invalid -> "Invalid"
            is CoreException.Conflict -> "Conflict"
            is CoreException.StorageFull -> "StorageFull"
            is CoreException.ReadOnly -> "ReadOnly"
            is CoreException.Corrupt -> "Corrupt"
            is CoreException.Newer -> "Newer"
            is CoreException.InUse -> "InUse"
            is CoreException.Unreachable -> "Unreachable"
            is CoreException.Rejected -> "Rejected"
            is CoreException.Internal -> "Internal"
        }

    private fun nameOf(refusal: Refusal): String =
        when (refusal) {
            is Refusal.WrongPin -> "WrongPin"
            is Refusal.Wait -> "Wait"
            Refusal.PinNeeded -> "PinNeeded"
            Refusal.OtherDevice -> "OtherDevice"
            Refusal.RolledBack -> "RolledBack"
            Refusal.Wiped -> "Wiped"
            Refusal.WeakPin -> "WeakPin"
        }

    private fun names(sealed: KClass<*>) = sealed.sealedSubclasses.mapNotNull { it.simpleName }.toSet()

    private fun camel(name: String) = name.split('_').joinToString("") { it.lowercase().replaceFirstChar(Char::uppercase) }

    private fun listed(part: String): Set<String> =
        Path
            .of(System.getProperty("repository.root"), "bindings", "codes.txt")
            .readLines()
            .dropWhile { it != "[$part]" }
            .drop(1)
            .takeWhile { it.isNotEmpty() }
            .toSet()
}
