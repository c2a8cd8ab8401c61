package app.schakel.screens.search

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import app.schakel.core.HitTarget
import app.schakel.core.HitView
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** One thing found: about whom, when, and the words around the match. */
@Composable
internal fun Found(hit: HitView, modifier: Modifier, onClick: () -> Unit) {
    val partner = hit.target is HitTarget.Partner
    // Around a name that was looked for stands the name itself.
    val covered = LocalCovered.current
    val hidden = covered && hit.who.name.isNotEmpty() && hit.excerpt.contains(hit.who.name, ignoreCase = true)
    val isName = hit.excerpt == hit.who.name
    val match = SpanStyle(fontWeight = FontWeight.Medium, color = MaterialTheme.colorScheme.primary)
    val excerpt = marked(hit.excerpt, hit.start, hit.length, match)
    Row(
        modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClick = onClick)
            .heightIn(min = 56.dp)
            .padding(vertical = 10.dp)
            .semantics(mergeDescendants = true) {},
        verticalAlignment = Alignment.Top,
        horizontalArrangement = Arrangement.spacedBy(14.dp),
    ) {
        Icon(
            if (partner) Signs.directory else Signs.person,
            contentDescription = null,
            tint = MaterialTheme.colorScheme.onSurfaceVariant,
            modifier = Modifier.size(24.dp),
        )
        Column(Modifier.weight(1f)) {
            if (partner) {
                Text(excerpt, style = MaterialTheme.typography.bodyLarge)
                return@Column
            }
            Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                val title = if (isName && !covered) excerpt else AnnotatedString(hit.who.shown)
                Text(title, style = MaterialTheme.typography.bodyLarge, modifier = Modifier.weight(1f))
                Text(
                    texts.dates.day(texts.dates.dayOf(hit.at)),
                    style = MaterialTheme.typography.bodySmall,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
            }
            if (!hidden && !isName) Text(excerpt, style = MaterialTheme.typography.bodySmall)
        }
    }
}

/** [excerpt] with the match in [style]. The core counts characters; here an emoji is two. */
internal fun marked(excerpt: String, start: UInt, length: UInt, style: SpanStyle): AnnotatedString {
    val characters = excerpt.codePointCount(0, excerpt.length)
    val first = start.toInt().coerceAtMost(characters)
    val from = excerpt.offsetByCodePoints(0, first)
    val to = excerpt.offsetByCodePoints(from, length.toInt().coerceAtMost(characters - first))
    return buildAnnotatedString {
        append(excerpt)
        if (to > from) addStyle(style, from, to)
    }
}
