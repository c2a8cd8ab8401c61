package app.schakel.screens.call

/** What the screens about calls say. */
interface CallTexts {
    val title: String
    val nobody: String
    val firstReport: String

    fun about(name: String): String

    val aboutWhom: String

    fun outcomeMissing(callee: String): String

    val fillIn: String
    val whatFor: String

    fun forNeed(need: String): String

    val nobodyForNeed: String
    val call: String

    fun callName(name: String): String

    val text: String
    val email: String
    val partner: String
    val numberMissing: String
    val others: String
    val client: String
    val relative: String
    val reporter: String
    val told: String
    val notTold: String
    val mayNot: String
    val callAnyway: String
    val callBacks: String
    val callBackOpen: String
    val promises: String
    val noDialer: String
    val copyNumber: String
    val toOutcome: String

    val reasons: ReasonTexts
    val round: RoundTexts
    val after: AfterTexts
    val promise: PromiseTexts
    val justify: JustifyTexts
}

/** Why somebody stands where they stand in a plan, in words. */
interface ReasonTexts {
    fun open(until: String): String

    val openAlways: String

    fun closesIn(minutes: UInt): String

    fun closed(opens: String): String

    val hoursUnknown: String

    fun role(place: UInt): String

    val coversMunicipality: String
    val coversElsewhere: String

    fun nearby(metres: UInt): String

    fun agreement(version: UInt): String

    fun reached(times: UInt, of: UInt): String

    val kept: String
    val broke: String

    fun called(minutesAgo: UInt, outcome: String): String
}

/** What a round says. */
interface RoundTexts {
    val title: String

    fun start(needs: Int): String

    fun standing(arranged: UInt, needs: Int): String

    fun price(calls: UInt, minutes: UInt): String

    val arranged: String

    fun promised(day: String): String

    fun late(day: String): String

    val notYet: String
    val goOn: String
    val end: String
    val over: String
    val add: String

    fun done(arranged: UInt, needs: Int): String

    fun alsoPromised(count: Int): String

    val nothingArranged: String
}

/** What the sheet after a call says. */
interface AfterTexts {
    val title: String
    val line: String
    val how: String
    val notCalled: String
    val otherOutcome: String
    val what: String

    fun by(name: String): String

    val byWhom: String
    val on: String
    val otherDay: String
    val earlier: String
    val later: String
    val record: String
    val whenBack: String
    val inHalfAnHour: String
    val inAnHour: String
    val noTime: String

    fun promised(what: String, day: String): String

    val spend: String
    val spendMore: String
    val amount: String
    val amountHint: String
    val purpose: String
    val row: String
    val overMandate: String
    val agreedBy: String
    val spent: String

    fun next(name: String): String

    fun nextFor(need: String): String

    val goOn: String
}

/** What the screen of a promise says. */
interface PromiseTexts {
    val title: String

    fun by(name: String): String

    val worker: String

    fun due(day: String): String

    fun late(days: UInt): String

    val dueToday: String
    val kept: String
    val withdrawn: String
    val callAgain: String

    fun settled(state: String): String

    val undo: String
}

/** What the screen for accounting says. */
interface JustifyTexts {
    val title: String

    fun until(day: String): String

    fun late(day: String): String

    val effect: String
    val effectHint: String
    val justify: String
    val justified: String
    val others: String

    fun total(amount: String, count: Int): String

    val nothing: String
}
