//! Taking a report in (F1): the draft, who it may be about, and what it opens.

use crate::areas::Cases;
use crate::choices::{ChoiceView, ReportTypeView};
use crate::drafts::Slot;
use crate::error::{Error, Result, Rule};
use crate::known::Known;
use crate::parts::{PersonPart, PlacePart, ReporterPart};
use crate::road::Pen;
use field::Rest;
use field::id::{CaseId, PersonId, ReportId};
use field::pack::ReportType;
use field::record::{
    Audience, Case, Channel, ClockEvent, Duty, Phase, Report, Responsibility, Source, Urgency,
};
use field::rule::clocks::{ClockState, clock_state, clocks_for};
use field::rule::person::{Who, who};
use field::rule::reports::{Likeness, Sought, suggest};
use field::time::{Instant, Now};
use minicbor::{Decode, Encode};

/// A report while it is being taken. Only source, urgency and a word on the person are needed.
#[derive(Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct ReportDraft {
    /// Where it comes from.
    #[n(1)]
    pub source: Option<Source>,
    /// Who reports.
    #[n(2)]
    pub reporter: ReporterPart,
    /// How it reached us; by telephone unless said otherwise.
    #[n(3)]
    pub channel: Option<Channel>,
    /// Key of the type in the pack; the pack's first unless said otherwise.
    #[n(4)]
    pub kind: String,
    /// Whom it is about.
    #[n(5)]
    pub person: PersonPart,
    /// The case it belongs to, when the person is in view already.
    #[n(6)]
    pub case: Option<CaseId>,
    /// The closed case of the same person that the new one follows.
    #[n(7)]
    pub follows: Option<CaseId>,
    /// The concern, in the reporter's words.
    #[n(8)]
    pub concern: String,
    /// Key of the reason in the pack.
    #[n(9)]
    pub reason: String,
    /// How soon somebody should go.
    #[n(10)]
    pub urgency: Option<Urgency>,
    /// Where it is, when that is not where the person lives.
    #[n(11)]
    pub place: PlacePart,
    /// What to know before ringing the bell.
    #[n(12)]
    pub safety: String,
    /// When it was received, when that was before now.
    #[n(13)]
    pub received: Option<Instant>,
    /// Whether the reporter stays unnamed; as the type says unless said otherwise.
    #[n(14)]
    pub shielded: Option<bool>,
}

/// What the form offers.
#[derive(Clone, PartialEq)]
pub struct ReportFormView {
    /// Types of report.
    pub types: Vec<ReportTypeView>,
    /// Reasons.
    pub reasons: Vec<ChoiceView>,
    /// Villages, the nearest first when the phone knows where it is.
    pub villages: Vec<String>,
    /// What was typed before and not finished.
    pub unfinished: Option<ReportDraft>,
}

/// A case that may be about the same person.
#[derive(Clone, PartialEq)]
pub struct SuggestionView {
    /// The case.
    pub case: CaseId,
    /// Its person.
    pub who: Who,
    /// How alike, 0 to 100.
    pub score: u32,
    /// In what.
    pub reasons: Vec<Likeness>,
    /// Whole months since it was closed; `None` while it is open.
    pub closed_months_ago: Option<u32>,
    /// Whether the reason is the same.
    pub same_reason: bool,
}

/// A report as a case shows it.
#[derive(Clone, PartialEq)]
pub struct ReportView {
    /// Its id.
    pub report: ReportId,
    /// Key of its type.
    pub kind: String,
    /// Where it comes from.
    pub source: Source,
    /// Who reports.
    pub reporter: ReporterPart,
    /// How it reached us.
    pub channel: Channel,
    /// The concern.
    pub concern: String,
    /// Key of the reason.
    pub reason: String,
    /// How soon somebody should go.
    pub urgency: Urgency,
    /// Where, when that is not where the person lives.
    pub place: PlacePart,
    /// What to know before ringing the bell.
    pub safety: String,
    /// When it was received.
    pub received: Instant,
    /// Its clocks.
    pub clocks: Vec<ClockView>,
    /// Who may hear the outcome.
    pub may_hear: Audience,
    /// Whether the reporter stays unnamed towards the client.
    pub shielded: bool,
    /// When the reporter was told.
    pub fed_back: Option<Instant>,
}

/// A clock and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockView {
    /// What stops it.
    pub event: ClockEvent,
    /// Last moment in time.
    pub due: Instant,
    /// Days it gives.
    pub days: u32,
    /// Whether these are working days.
    pub working: bool,
    /// Where it stands.
    pub state: ClockState,
}

/// What taking a report in led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported {
    /// The report.
    pub report: ReportId,
    /// Its case.
    pub case: CaseId,
}

impl Cases {
    /// What the form offers, and what was typed before. The villages near `spot` come first.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn report_form(&self) -> Result<ReportFormView> {
        let unfinished = Slot::Report.read(&self.road)?;
        self.road.read(|known, _| {
            Ok(ReportFormView {
                types: known.pack.report_types.iter().map(ReportTypeView::of).collect(),
                reasons: known.pack.reasons.iter().map(ChoiceView::of).collect(),
                villages: known.pack.villages.iter().map(|v| v.name.clone()).collect(),
                unfinished,
            })
        })
    }

    /// Keeps what was typed so far: sealed, on this phone, over what stood there.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::StorageFull`].
    pub fn keep_report(&self, draft: &ReportDraft) -> Result<()> {
        Slot::Report.keep(&self.road, draft)
    }

    /// Throws the draft away.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::StorageFull`].
    pub fn discard_report(&self) -> Result<()> {
        Slot::Report.discard(&self.road)
    }

    /// Cases that may be about the same person. Suggested; nothing is merged.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn suggestions(&self, draft: &ReportDraft) -> Result<Vec<SuggestionView>> {
        self.road.read(|known, now| {
            let person = draft.person.clone().onto(None);
            let place = draft.place.clone().onto(None);
            let sought = Sought {
                person: &person,
                place: place.as_ref(),
                reason: &draft.reason,
                case: None,
            };
            let found = suggest(&known.book, &sought, now);
            Ok(found
                .into_iter()
                .filter_map(|s| {
                    Some(SuggestionView {
                        case: s.case,
                        who: who(known.book.get(s.person)?),
                        score: s.score,
                        reasons: s.reasons,
                        closed_months_ago: s.closed_months_ago,
                        same_reason: s.same_reason,
                    })
                })
                .collect())
        })
    }

    /// Takes a report in. Its clocks start at once; without a case it opens one, with the worker
    /// as its director.
    ///
    /// # Errors
    /// [`Error::Invalid`], and what storage can meet.
    pub fn report(&self, draft: &ReportDraft) -> Result<Reported> {
        let draft = draft.clone();
        self.road.write(|known, pen| {
            let now = pen.now();
            let received = draft.received.unwrap_or(now.at);
            let source = draft.source.ok_or(Error::missing("source"))?;
            let urgency = draft.urgency.ok_or(Error::missing("urgency"))?;
            let kind = kind_of(known, &draft.kind)?;
            let case = match draft.case {
                Some(case) => go_on(known, pen, case, &draft.safety)?,
                None => open(known, pen, draft.person, draft.follows, &draft.safety, received)?,
            };
            let compartment = pen.compartment_of(case)?;
            let report = pen.add(
                compartment,
                Report {
                    case,
                    kind: kind.map(|k| k.key.clone()).unwrap_or_default(),
                    source,
                    reporter: draft.reporter.record(),
                    channel: draft.channel.unwrap_or(Channel::Phone),
                    concern: draft.concern,
                    reason: draft.reason,
                    urgency,
                    place: draft.place.onto(None),
                    safety: draft.safety,
                    received,
                    clocks: kind
                        .map(|k| clocks_for(k, received, now.zone, known.days_off()))
                        .unwrap_or_default(),
                    may_hear: kind.map_or(Audience::TakenUpOnly, |k| k.may_hear),
                    shielded: draft.shielded.unwrap_or(kind.is_some_and(|k| k.shielded)),
                    fed_back: None,
                    rest: Rest::NONE,
                },
            )?;
            pen.finish_draft(Slot::Report.name());
            Ok(Reported { report, case })
        })
    }

    /// Records that the reporter was told, without what was said.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn fed_back(&self, report: ReportId) -> Result<()> {
        self.road.write(|known, pen| tell_reporter(known, pen, report))
    }
}

/// The type with this key, or the pack's first when none was chosen. A type that a newer pack no
/// longer has is asked again: another one's clocks would be wrong without a word.
fn kind_of<'a>(known: &'a Known, key: &str) -> Result<Option<&'a ReportType>> {
    let types = &known.pack.report_types;
    if key.is_empty() {
        return Ok(types.first());
    }
    let gone = Error::Invalid { field: "kind", rule: Rule::NotFound };
    types.iter().find(|t| t.key == key).map(Some).ok_or(gone)
}

/// Records that the reporter was told now, once.
pub(crate) fn tell_reporter(known: &Known, pen: &mut Pen<'_>, id: ReportId) -> Result<()> {
    let report = known.get(id)?;
    if report.fed_back.is_some() {
        return Ok(());
    }
    let now = pen.now().at;
    pen.change(id, Report { fed_back: Some(now), ..report.clone() })
}

fn open(
    known: &Known,
    pen: &mut Pen<'_>,
    person: PersonPart,
    previous: Option<CaseId>,
    risk: &str,
    opened: Instant,
) -> Result<CaseId> {
    let compartment = pen.new_compartment()?;
    let person: PersonId = pen.add(compartment, person.onto(None))?;
    let (name, organisation) = known.worker();
    pen.add(
        compartment,
        Case {
            person,
            phase: Phase::Reported,
            opened,
            duties: vec![Responsibility {
                duty: Duty::CaseDirection,
                name,
                organisation,
                since: opened,
                rest: Rest::NONE,
            }],
            risks: (!risk.is_empty()).then(|| risk.to_owned()).into_iter().collect(),
            previous,
            closing: None,
            shared: None,
            rest: Rest::NONE,
        },
    )
}

/// A report about a closed case opens it again; one about an open case leaves it where it stands.
/// What it says on safety is one more thing to know before ringing the bell.
fn go_on(known: &Known, pen: &mut Pen<'_>, id: CaseId, risk: &str) -> Result<CaseId> {
    let old = known.get(id)?;
    let mut case = old.clone();
    if case.phase == Phase::Closed {
        case.phase = Phase::Reported;
        case.closing = None;
    }
    if !risk.is_empty() && !case.risks.iter().any(|known| known == risk) {
        case.risks.push(risk.to_owned());
    }
    if case != *old {
        pen.change(id, case)?;
    }
    Ok(id)
}

pub(crate) fn report_view(known: &Known, id: ReportId, report: &Report, now: Now) -> ReportView {
    ReportView {
        report: id,
        kind: report.kind.clone(),
        source: report.source,
        reporter: ReporterPart::of(&report.reporter),
        channel: report.channel,
        concern: report.concern.clone(),
        reason: report.reason.clone(),
        urgency: report.urgency,
        place: report.place.as_ref().map(PlacePart::of).unwrap_or_default(),
        safety: report.safety.clone(),
        received: report.received,
        clocks: report
            .clocks
            .iter()
            .map(|clock| ClockView {
                event: clock.event,
                due: clock.due,
                days: clock.days,
                working: clock.working,
                state: clock_state(&known.book, id, clock, now, known.days_off()),
            })
            .collect(),
        may_hear: report.may_hear,
        shielded: report.shielded,
        fed_back: report.fed_back,
    }
}
