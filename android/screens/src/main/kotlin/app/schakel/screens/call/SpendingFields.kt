package app.schakel.screens.call

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.PlanItemPart
import app.schakel.screens.look.Act
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** What was spent on this sheet, and the way to spend more. */
internal fun LazyListScope.spending(model: AfterCallModel, says: Texts) {
    items(model.spent.size) { at ->
        val spent = model.spent[at]
        Line(
            "${says.dates.money(spent.cents)} ${says.call.after.spent}",
            Modifier.testTag("spent"),
            below = spent.purpose,
            icon = Signs.euro,
            tone = Tone.Arranged,
        )
    }
    item(key = "spending") {
        if (model.spending) {
            SpendingFields(model)
        } else {
            Act(
                if (model.spent.isEmpty()) says.call.after.spend else says.call.after.spendMore,
                Modifier.testTag("spend"),
                icon = Signs.euro,
            ) { model.startSpending() }
        }
    }
}

/** Amount, purpose, and the row of the plan that it serves. */
@Composable
private fun SpendingFields(model: AfterCallModel) {
    val says = texts
    val words = says.call.after
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Field(
            model[AfterCallModel.AMOUNT],
            words.amount,
            typed = Typed.Number,
            below = words.amountHint,
            wrong = says.wrong(model.problem, "cents"),
            start = true,
            tag = "amount",
        ) { model.amount(it) }
        if (model.overMandate) {
            Notice(words.overMandate, Modifier.testTag("over mandate"), tone = Tone.Due, icon = Signs.warning)
            Field(model[AfterCallModel.AGREED], words.agreedBy, typed = Typed.Name, tag = "agreed") {
                model.type(AfterCallModel.AGREED, it)
            }
        }
        Field(
            model[AfterCallModel.PURPOSE],
            words.purpose,
            wrong = says.wrong(model.problem, "purpose"),
            last = true,
            tag = "purpose",
        ) { model.type(AfterCallModel.PURPOSE, it) }
        if (model.rows.isNotEmpty()) {
            Heading(words.row)
            Choice(model.rows, model.rows.firstOrNull { it.id?.hex == model[AfterCallModel.ROW] }, { it.inShort }) { row ->
                model.type(AfterCallModel.ROW, row.id?.hex.orEmpty())
            }
        }
    }
}

/** A row of the plan by what is done, else by what is wanted. */
private val PlanItemPart.inShort: String
    get() = action.ifEmpty { goal }.ifEmpty { stressor }
