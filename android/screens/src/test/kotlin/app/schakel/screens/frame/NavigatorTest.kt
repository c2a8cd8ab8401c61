package app.schakel.screens.frame

import app.schakel.core.CallId
import app.schakel.core.CaseId
import app.schakel.core.PartnerId
import app.schakel.core.PromiseId
import app.schakel.core.RoundId
import app.schakel.core.SpendingId
import app.schakel.core.SummaryId
import app.schakel.core.VisitId
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class NavigatorTest {
    private val a = "00112233445566778899aabbccddeeff"
    private val b = "ffeeddccbbaa99887766554433221100"

    /** One of each, and the shorter form of those that have one. */
    private val routes = listOf(
        Route.Today,
        Route.Cases,
        Route.Call(),
        Route.Call(CaseId(a)),
        Route.Team,
        Route.Report,
        Route.Door(),
        Route.Door(CaseId(a)),
        Route.Door(CaseId(a), b),
        Route.Visit(VisitId(a)),
        Route.Ending(VisitId(a)),
        Route.Preview(VisitId(a)),
        Route.Case(CaseId(a)),
        Route.Person(CaseId(a)),
        Route.Plan(CaseId(a)),
        Route.Erase(CaseId(a)),
        Route.Note(CaseId(a)),
        Route.Note(null),
        Route.AfterCall(CallId(a)),
        Route.Round(RoundId(a)),
        Route.Promise(PromiseId(a), CaseId(b)),
        Route.Justify(SpendingId(a)),
        Route.Directory,
        Route.Partner(PartnerId(a)),
        Route.Partner(null),
        Route.Search,
        Route.Summary(SummaryId(a)),
        Route.Digest,
        Route.Settings,
        Route.Joining,
        Route.Members,
        Route.Recovery,
        Route.Sync,
        Route.Erased,
        Route.Safety,
    )

    @Test
    fun `every route there is stands in this test`() {
        val here = routes.map { it::class.java.simpleName }.toSet()
        val all = Route::class.java.declaredClasses.map { it.simpleName }.toSet() - "DefaultImpls"
        assertEquals(all, here)
    }

    @Test
    fun `every route is saved and comes back as it was`() {
        for (route in routes) assertEquals(route, route(route.saved()))
        val way = Navigator().apply { routes.drop(1).forEach(::open) }
        assertEquals(listOf(Route.Today) + routes.drop(1), Navigator(way.saved()).stack)
    }

    @Test
    fun `what the system keeps is names of screens and ids, no text`() {
        val word = Regex("[a-z]{1,10}|[0-9a-f]{32}")
        for (route in routes) {
            for (part in route.saved().split(' ').filter { it.isNotEmpty() }) assertTrue(part, word.matches(part))
        }
    }

    @Test
    fun `what cannot be read leads to today`() {
        for (saved in listOf("", "\n", "nowhere", "visit", "visit \n", "report", "case $a")) {
            assertEquals(saved, listOf(Route.Today), Navigator(saved).stack)
        }
        assertEquals(listOf(Route.Cases, Route.Search), Navigator("cases\nnowhere\nsearch").stack)
    }

    @Test
    fun `back goes the way one came, then to today, then out`() {
        val way = Navigator()
        way.to(Route.Cases)
        way.open(Route.Case(CaseId(a)))
        way.open(Route.Case(CaseId(a)))
        assertEquals(2, way.stack.size)
        assertEquals(Tab.Cases, way.tab)
        assertTrue(way.back())
        assertTrue(way.back())
        assertEquals(Route.Today, way.current)
        assertFalse(way.back())
    }

    @Test
    fun `what is done makes place for what follows it`() {
        val way = Navigator()
        way.open(Route.Report)
        way.replace(Route.Case(CaseId(a)))
        assertEquals(listOf(Route.Today, Route.Case(CaseId(a))), way.stack)
    }
}
