package app.schakel.core

import java.lang.management.ManagementFactory
import java.nio.file.Files
import java.util.Locale

/**
 * What a call through the bindings costs, on this JVM and this machine: not a phone. Measured
 * against a call that carries a number and nothing else; prints one JSON object a row.
 */
fun main() {
    val home = Files.createTempDirectory("bench")
    val companion = Companion(home.toString(), MemoryKeystore(), SetClock())
    val session = companion.setUp(Phone.pin(), Phone.worker, Phone.pack)
    val cases = session.cases()
    repeat(50) { cases.report(ReportDraft(Source.Police, urgency = Urgency.Today, person = PersonPart("Iemand $it"))) }
    val settings = session.settings()

    val empty = micros { session.damage() }
    val small = micros { settings.worker() }
    val page = micros { cases.list(CaseFilter.OPEN, null, 50u) }
    check(cases.list(CaseFilter.OPEN, null, 50u).cases.size == 50)
    row("ffi-kotlin: a small view", small, empty, bar = 4, budget = 20)
    row("ffi-kotlin: a page of 50", page, empty, bar = 50, budget = 1_000)
    session.lock()
    home.toFile().deleteRecursively()
}

/**
 * Median of five runs, in microseconds a call, after the JVM has had time to compile. The thread's
 * own time: these calls wait for nothing, and what else the machine does is not theirs.
 */
private fun micros(call: () -> Unit): Double {
    repeat(WARM) { call() }
    val runs =
        List(5) {
            val start = threads.currentThreadCpuTime
            repeat(CALLS) { call() }
            (threads.currentThreadCpuTime - start) / 1_000.0 / CALLS
        }
    return runs.sorted()[2]
}

private fun row(what: String, ours: Double, peer: Double, bar: Int, budget: Int) {
    val ratio = ours / peer
    val ok = ratio <= bar && ours <= budget
    println(
        String.format(
            Locale.ROOT,
            """{"what":"%s, microseconds, within %d","ours":%.2f,"peer":%.2f,"peer_name":"a call that returns a number","ratio":%.2f,"bar":%d,"ok":%b}""",
            what,
            budget,
            ours,
            peer,
            ratio,
            bar,
            ok,
        ),
    )
}

private val threads = ManagementFactory.getThreadMXBean()

private const val WARM = 5_000
private const val CALLS = 2_000
