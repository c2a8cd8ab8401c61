//! Reading: who may see which stream, and a page of each.

use super::people::{Caller, Standing};
use super::streams::Stream;
use super::{StoreError, people, streams};
use rusqlite::Connection;
use seal::roster::role;
use wire::{Code, Cursor, Limits, Page, Pages, StreamKind};

/// A page of each stream, in the order asked, within the limits of one answer.
pub(crate) fn pages(
    db: &Connection,
    limits: &Limits,
    caller: &Caller,
    cursors: &[Cursor],
) -> Result<Pages, StoreError> {
    let standing = people::standing(db, caller)?;
    if standing == Standing::Pending {
        return Err(Code::Pending.into());
    }
    let mut items = limits.page_items as usize;
    let mut bytes = usize::try_from(limits.page_bytes).unwrap_or(usize::MAX);
    let mut pages = Vec::with_capacity(cursors.len());
    let mut first = true;
    for Cursor { stream: id, after } in cursors {
        let mut page = Page { stream: *id, items: Vec::new(), last: 0, refused: None };
        match readable(db, &standing, caller, streams::find(db, id)?)? {
            Err(code) => page.refused = Some(code.into()),
            Ok(stream) => {
                page.last = stream.last();
                if stream.last() > *after && items > 0 {
                    page.items = streams::page(db, &stream, *after, items, bytes, first)?;
                    let taken: usize = page.items.iter().map(|item| item.bytes.len()).sum();
                    items = items.saturating_sub(page.items.len());
                    bytes = bytes.saturating_sub(taken);
                    first &= page.items.is_empty();
                }
            }
        }
        pages.push(page);
    }
    Ok(Pages { pages })
}

/// Whether there is anything to tell now: an item, or that a stream may not be read.
pub(crate) fn is_worth_telling(pages: &Pages) -> bool {
    pages.pages.iter().any(|page| !page.items.is_empty() || page.refused.is_some())
}

fn readable(
    db: &Connection,
    standing: &Standing,
    caller: &Caller,
    stream: Option<Stream>,
) -> Result<Result<Stream, Code>, StoreError> {
    let roles = match standing {
        Standing::Member { roles, .. } => *roles,
        // It only hears that it was revoked.
        Standing::Pending | Standing::Revoked => {
            let team = stream.filter(|stream| stream.kind == StreamKind::TEAM);
            return Ok(team.ok_or(Code::NotAllowed));
        }
    };
    let Some(stream) = stream else { return Ok(Err(Code::NoStream)) };
    let may = match stream.kind {
        StreamKind::TEAM => true,
        StreamKind::INBOX => stream.is_inbox_of(&caller.device),
        StreamKind::COMPARTMENT => streams::has_member(db, &stream, &caller.device)?,
        StreamKind::QUARANTINE => roles & role::COORDINATOR != 0,
        _ => false,
    };
    Ok(if may { Ok(stream) } else { Err(Code::NoStream) })
}
