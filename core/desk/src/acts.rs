//! What each address shows or does.

use crate::door::{Notice, Visitor};
use crate::keeper::enter_team;
use crate::page::{Html, act, aside, failed, show};
use crate::pages::frame::Here;
use crate::pages::{cases as cases_page, figures as figures_page, lock as lock_page};
use crate::pages::{overview as overview_page, plain, summaries as summaries_page};
use crate::pages::{team as team_page, trouble};
use crate::posted::{Fields, Posted};
use crate::say::Say;
use crate::server::Shared;
use crate::texts::Text;
use crate::visit::{COOKIE, language_asked};
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use companion::data::{AlarmId, DeviceId, EntityId, Instant, SummaryId};
use companion::{Cursor, Error, Language, Roles, State as Vault, SummaryFilter, WorkerDraft};
use serde::Deserialize;
use std::sync::Arc;

type Desk = State<Arc<Shared>>;

/// Summaries on one page of the list.
const PAGE: u32 = 20;

/// Follow-ups on the overview; the list has them all.
const FEW: u32 = 8;

// ---- Pages -----------------------------------------------------------------------------------

pub(crate) async fn overview(State(shared): Desk, visitor: Visitor) -> Response {
    let look = |source: &dyn crate::Source, _| {
        Ok(overview_page::Overview {
            alarms: source.alarms()?,
            next: source.summaries(SummaryFilter::Unread, None, 1)?,
            follow_up: source.summaries(SummaryFilter::FollowUp, None, FEW)?,
            standings: source.standings()?,
            team: source.team()?,
        })
    };
    show(&shared, visitor, Here::Overview, look, overview_page::page).await
}

/// Where a list starts, and which one.
#[derive(Deserialize)]
pub(crate) struct ListAsked {
    only: Option<String>,
    at: Option<i64>,
    after: Option<String>,
}

pub(crate) async fn summaries(
    State(shared): Desk,
    visitor: Visitor,
    Query(asked): Query<ListAsked>,
) -> Response {
    let filter = match asked.only.as_deref() {
        Some("unread") => SummaryFilter::Unread,
        Some("follow-up") => SummaryFilter::FollowUp,
        _ => SummaryFilter::All,
    };
    let id = asked.after.as_deref().and_then(bytes_of).map(EntityId::new);
    let after = asked.at.zip(id).map(|(at, id)| Cursor { at: Instant(at), id });
    let look = move |source: &dyn crate::Source, _| source.summaries(filter, after, PAGE);
    let draw = |frame: &_, page: &_| summaries_page::page(frame, filter, page);
    show(&shared, visitor, Here::Summaries, look, draw).await
}

pub(crate) async fn cases(State(shared): Desk, visitor: Visitor) -> Response {
    let look = |source: &dyn crate::Source, _| Ok((source.standings()?, source.erased()?));
    let draw = |frame: &_, (all, gone): &(Vec<_>, Vec<_>)| cases_page::page(frame, all, gone);
    show(&shared, visitor, Here::Cases, look, draw).await
}

/// Which day or week in figures.
#[derive(Deserialize)]
pub(crate) struct FiguresAsked {
    day: Option<String>,
    week: Option<String>,
}

pub(crate) async fn figures(
    State(shared): Desk,
    visitor: Visitor,
    Query(asked): Query<FiguresAsked>,
) -> Response {
    let span = figures_page::Span::asked(&asked.day, &asked.week, shared.keeper.now());
    let look = move |source: &dyn crate::Source, _| source.digest(span.from(), span.until());
    let draw = |frame: &_, digest: &_| figures_page::page(frame, span, digest);
    show(&shared, visitor, Here::Figures, look, draw).await
}

pub(crate) async fn team(State(shared): Desk, visitor: Visitor) -> Response {
    let look = |source: &dyn crate::Source, _| {
        Ok(team_page::TeamPage { team: source.team()?, waiting: source.quarantined()? })
    };
    show(&shared, visitor, Here::Team, look, team_page::page).await
}

pub(crate) async fn ask_revoke(
    State(shared): Desk,
    visitor: Visitor,
    Path(device): Path<String>,
) -> Response {
    let look = move |source: &dyn crate::Source, _| {
        let device = bytes_of(&device).map(DeviceId::new);
        let mut members = source.team()?.members.into_iter();
        members.find(|m| Some(m.device) == device).ok_or(Error::NotFound)
    };
    show(&shared, visitor, Here::Team, look, team_page::ask_revoke).await
}

/// What the page's few lines of script look at: did something change?
pub(crate) async fn pulse(State(shared): Desk, _: Visitor) -> Response {
    let looked = aside(&shared, |shared| {
        shared.keeper.peek(|source| {
            let sounding = source.alarms()?.iter().filter(|alarm| alarm.sounding).count();
            let unread = source.summaries(SummaryFilter::Unread, None, 1)?.unread;
            Ok(format!("{sounding} {unread}"))
        })
    });
    looked.await.unwrap_or_else(|_| "locked".to_owned()).into_response()
}

// ---- Marks -----------------------------------------------------------------------------------

pub(crate) async fn read(
    State(shared): Desk,
    Path(id): Path<String>,
    Posted { visitor, fields }: Posted,
) -> Response {
    let say = Say { language: visitor.language, now: shared.keeper.now() };
    let work = move |source: &dyn crate::Source| {
        let read = source.read(SummaryId::new(bytes_of(&id).ok_or(Error::NotFound)?))?;
        Ok(Some(say.fill(Text::WasRead, &[&read.summary.about])))
    };
    act(&shared, &visitor, back_to(&fields), work).await
}

pub(crate) async fn follow_up(
    State(shared): Desk,
    Path(id): Path<String>,
    Posted { visitor, fields }: Posted,
) -> Response {
    let wanted = fields.ticked("wanted");
    let say = Say { language: visitor.language, now: shared.keeper.now() };
    let work = move |source: &dyn crate::Source| {
        let id = SummaryId::new(bytes_of(&id).ok_or(Error::NotFound)?);
        let marked = source.follow_up(id, wanted)?;
        let words = if marked.follow_up { Text::WasMarked } else { Text::WasUnmarked };
        Ok(Some(say.fill(words, &[&marked.summary.about])))
    };
    act(&shared, &visitor, back_to(&fields), work).await
}

pub(crate) async fn saw_alarm(
    State(shared): Desk,
    Path(id): Path<String>,
    Posted { visitor, .. }: Posted,
) -> Response {
    let work = move |source: &dyn crate::Source| {
        source.saw_alarm(AlarmId::new(bytes_of(&id).ok_or(Error::NotFound)?)).map(|_| None)
    };
    act(&shared, &visitor, "/", work).await
}

// ---- Team ------------------------------------------------------------------------------------

/// The invitation stands on the answer itself, so that it is nowhere but on that one page.
pub(crate) async fn invite(State(shared): Desk, Posted { visitor, fields }: Posted) -> Response {
    let name = fields.get("name").trim().to_owned();
    let roles = Roles {
        worker: fields.ticked("worker"),
        supervisor: fields.ticked("supervisor"),
        coordinator: fields.ticked("coordinator"),
    };
    if name.is_empty() || !(roles.worker || roles.supervisor || roles.coordinator) {
        let words = Text::InviteWhom.say(visitor.language).to_owned();
        shared.door.notice(Notice { words, trouble: true });
        return Redirect::to("/team#invite").into_response();
    }
    let whom = name.clone();
    let look = move |source: &dyn crate::Source, _| source.invite(&name, roles);
    let draw = |frame: &_, made: &_| team_page::invitation(frame, &whom, made);
    show(&shared, visitor, Here::Team, look, draw).await
}

pub(crate) async fn join(State(shared): Desk, Posted { visitor, fields }: Posted) -> Response {
    let invitation = fields.get("invitation").trim().to_owned();
    let work = move |source: &dyn crate::Source| enter_team(source, &invitation).map(|()| None);
    act(&shared, &visitor, "/team", work).await
}

pub(crate) async fn revoke(
    State(shared): Desk,
    Path(device): Path<String>,
    Posted { visitor, fields }: Posted,
) -> Response {
    let wipe = fields.ticked("wipe");
    let say = Say { language: visitor.language, now: shared.keeper.now() };
    let work = move |source: &dyn crate::Source| {
        let device = DeviceId::new(bytes_of(&device).ok_or(Error::NotFound)?);
        source.revoke(device, wipe)?;
        Ok(Some(say.text(Text::WasRevoked).to_owned()))
    };
    act(&shared, &visitor, "/team", work).await
}

pub(crate) async fn release(
    State(shared): Desk,
    Path(device): Path<String>,
    Posted { visitor, .. }: Posted,
) -> Response {
    let say = Say { language: visitor.language, now: shared.keeper.now() };
    let work = move |source: &dyn crate::Source| {
        source.release(DeviceId::new(bytes_of(&device).ok_or(Error::NotFound)?))?;
        Ok(Some(say.text(Text::WasLetIn).to_owned()))
    };
    act(&shared, &visitor, "/team", work).await
}

pub(crate) async fn discard(
    State(shared): Desk,
    Path(device): Path<String>,
    Posted { visitor, .. }: Posted,
) -> Response {
    let say = Say { language: visitor.language, now: shared.keeper.now() };
    let work = move |source: &dyn crate::Source| {
        source.discard(DeviceId::new(bytes_of(&device).ok_or(Error::NotFound)?))?;
        Ok(Some(say.text(Text::WasLeftOut).to_owned()))
    };
    act(&shared, &visitor, "/team", work).await
}

pub(crate) async fn sync(State(shared): Desk, Posted { visitor, fields }: Posted) -> Response {
    let work = |source: &dyn crate::Source| source.sync_now().map(|_| None);
    act(&shared, &visitor, back_to(&fields), work).await
}

pub(crate) async fn speak(State(shared): Desk, Posted { fields, .. }: Posted) -> Response {
    let english = fields.get("language") == "en";
    shared.door.speak(if english { Language::En } else { Language::Nl });
    Redirect::to(back_to(&fields)).into_response()
}

// ---- Coming in -------------------------------------------------------------------------------

pub(crate) async fn door(Query(asked): Query<DoorAsked>, request: Request) -> Response {
    let language = language_asked(request.headers());
    Html(StatusCode::OK, lock_page::door(language, &asked.key)).into_response()
}

/// The secret of the link.
#[derive(Deserialize)]
pub(crate) struct DoorAsked {
    #[serde(default)]
    key: String,
}

/// The only form without a visitor: the link's secret stands in its place, and works once.
pub(crate) async fn enter(State(shared): Desk, request: Request) -> Response {
    let language = language_asked(request.headers());
    let fields = Fields::of(request).await;
    let cookie = fields.and_then(|fields| shared.door.enter(fields.get("key"), language));
    let Some(cookie) = cookie else {
        return plain::page(language, StatusCode::FORBIDDEN, Text::LinkUsed);
    };
    let cookie = format!("{COOKIE}={}; HttpOnly; SameSite=Strict; Path=/", cookie.text());
    ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
}

pub(crate) async fn locked(State(shared): Desk, visitor: Visitor) -> Response {
    match aside(&shared, |shared| shared.keeper.state()).await {
        Ok(Vault::New) => Redirect::to("/set-up").into_response(),
        Ok(state) => {
            let say = Say { language: visitor.language, now: shared.keeper.now() };
            let notice = shared.door.take_notice();
            let form = visitor.form.text();
            Html(StatusCode::OK, lock_page::locked(say, form, state, notice)).into_response()
        }
        Err(error) => failed(&shared, &visitor, &error),
    }
}

pub(crate) async fn unlock(State(shared): Desk, Posted { visitor, fields }: Posted) -> Response {
    let work = move |shared: &Shared| shared.keeper.unlock(fields.get("pin").trim().as_bytes());
    if let Err(error) = aside(&shared, work).await {
        say_trouble(&shared, &visitor, &error);
        return Redirect::to("/unlock").into_response();
    }
    Redirect::to("/").into_response()
}

pub(crate) async fn lock(State(shared): Desk, _: Posted) -> Response {
    let locked = aside(&shared, |shared| {
        shared.keeper.lock();
        Ok(())
    });
    // Only a thread that died could stand in the way, and with it the vault is closed.
    let _ = locked.await;
    Redirect::to("/unlock").into_response()
}

pub(crate) async fn new(State(shared): Desk, visitor: Visitor) -> Response {
    match aside(&shared, |shared| shared.keeper.state()).await {
        Ok(Vault::New) => {
            let say = Say { language: visitor.language, now: shared.keeper.now() };
            let notice = shared.door.take_notice();
            Html(StatusCode::OK, lock_page::set_up(say, visitor.form.text(), notice))
                .into_response()
        }
        Ok(_) => Redirect::to("/").into_response(),
        Err(error) => failed(&shared, &visitor, &error),
    }
}

pub(crate) async fn set_up(State(shared): Desk, Posted { visitor, fields }: Posted) -> Response {
    if fields.get("pin") != fields.get("again") {
        let words = Text::PinsDiffer.say(visitor.language).to_owned();
        shared.door.notice(Notice { words, trouble: true });
        return Redirect::to("/set-up").into_response();
    }
    let work = move |shared: &Shared| {
        let worker = WorkerDraft {
            name: fields.get("name").trim().to_owned(),
            organisation: fields.get("organisation").trim().to_owned(),
            function: String::new(),
        };
        let invitation = fields.get("invitation").trim();
        shared.keeper.set_up(fields.get("pin").trim().as_bytes(), &worker, invitation)
    };
    if let Err(error) = aside(&shared, work).await {
        say_trouble(&shared, &visitor, &error);
    }
    // Where there is no vault yet this leads back to the form; with one, to the team.
    Redirect::to("/team").into_response()
}

fn say_trouble(shared: &Shared, visitor: &Visitor, error: &Error) {
    let say = Say { language: visitor.language, now: shared.keeper.now() };
    shared.door.notice(Notice { words: trouble::words(say, error), trouble: true });
}

// ---- Addresses -------------------------------------------------------------------------------

/// Where a form said it stood; only pages of ours.
fn back_to(fields: &Fields) -> &'static str {
    match fields.get("back") {
        "summaries" => "/summaries",
        "unread" => "/summaries?only=unread",
        "follow-up" => "/summaries?only=follow-up",
        "cases" => "/cases",
        "figures" => "/figures",
        "team" => "/team",
        "next" => "/#next",
        _ => "/",
    }
}

/// An id as it stands in an address.
fn bytes_of(text: &str) -> Option<[u8; 16]> {
    let digits = text.as_bytes().chunks_exact(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    if text.len() != 32 || text.contains('+') {
        return None;
    }
    digits.collect::<Option<Vec<u8>>>()?.try_into().ok()
}
