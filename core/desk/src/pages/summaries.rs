//! The list of summaries.

use crate::pages::card::card;
use crate::pages::frame::{Frame, in_address};
use crate::texts::Text;
use companion::{ReceivedPage, SummaryFilter};
use maud::{Markup, html};

/// The summaries of one filter, a page at a time.
pub(crate) fn page(frame: &Frame, filter: SummaryFilter, page: &ReceivedPage) -> Markup {
    let filters = [
        (SummaryFilter::All, "/summaries", Text::All),
        (SummaryFilter::Unread, "/summaries?only=unread", Text::Unread),
        (SummaryFilter::FollowUp, "/summaries?only=follow-up", Text::ToFollowUp),
    ];
    let (only, empty) = match filter {
        SummaryFilter::All => ("summaries", Text::NoSummaries),
        SummaryFilter::Unread => ("unread", Text::NoUnread),
        SummaryFilter::FollowUp => ("follow-up", Text::NoFollowUp),
    };
    let content = html! {
        nav.choices aria-label=(frame.text(Text::WhichSummaries)) {
            ul { @for (which, to, label) in filters {
                li { a href=(to) aria-current=[(which == filter).then_some("true")] {
                    (frame.text(label))
                } }
            } }
        }
        h2.unseen { (frame.text(Text::Summaries)) }
        @if page.summaries.is_empty() { p.empty { (frame.text(empty)) } }
        div.cards { @for received in &page.summaries { (card(frame, received, only, false)) } }
        @if let Some(next) = page.next {
            p {
                a.plain href={
                    "/summaries?only=" (only) "&at=" (next.at.0)
                    "&after=" (in_address(next.id.bytes()))
                } { (frame.text(Text::Earlier)) }
            }
        }
    };
    let unread = frame.say.count(page.unread, Text::UnreadOne, Text::UnreadMany);
    frame.page(frame.text(Text::Summaries), &unread, &content)
}
