//! A made-up team of three, as a supervisor sees it on a Tuesday afternoon.

use crate::people::{DAAN, NOOR, alarm, erasures, member, standings, summaries};
use crate::vault::{at, day};
use companion::data::{AlarmId, AlarmState, DeviceId, InviteeId, LocalDate, SummaryId};
use companion::{
    AlarmView, Cursor, DigestView, ErasureView, Error, Incoming, InvitationView, Place,
    QuarantineView, ReceivedPage, ReceivedView, Rejection, Result, Roles, StandingView,
    SummaryFilter, SyncView, TeamView, WeekView, WorkerVisitsView,
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a supervisor's vault would answer.
pub struct Sample(Mutex<Known>);

/// What stands in it; a test changes it as it likes.
pub struct Known {
    /// Summaries, the latest visit first.
    pub summaries: Vec<ReceivedView>,
    /// Cases.
    pub standings: Vec<StandingView>,
    /// What was erased, the latest first.
    pub erased: Vec<ErasureView>,
    /// Alarms.
    pub alarms: Vec<AlarmView>,
    /// The team.
    pub team: TeamView,
    /// What devices without access still sent.
    pub quarantine: Vec<QuarantineView>,
    /// How it stands with the hub.
    pub sync: SyncView,
    /// Whether it was locked.
    pub locked: bool,
}

impl Sample {
    /// An afternoon with work to do and nothing on fire.
    #[must_use]
    pub fn afternoon() -> Self {
        let sync = SyncView {
            running: None,
            heard: Some(at(0, 14, 4)),
            trouble: None,
            waiting: 0,
            sent: 0,
            all_arrived: true,
            incoming: Incoming::Complete { as_of: at(0, 14, 4) },
        };
        let team = TeamView {
            place: Place::Member(Roles { worker: false, supervisor: true, coordinator: true }),
            members: vec![
                member(1, "Marit Bedacht", [false, true, true], 4),
                member(2, NOOR, [true, false, false], 1),
                member(3, DAAN, [true, false, false], 52),
            ],
            stale: false,
        };
        Self(Mutex::new(Known {
            summaries: summaries(),
            standings: standings(),
            erased: erasures(),
            alarms: vec![alarm(1, DAAN, AlarmState::Armed)],
            team,
            quarantine: Vec::new(),
            sync,
            locked: false,
        }))
    }

    /// The same afternoon, with an alarm that nobody has seen, and a device that is silent.
    #[must_use]
    pub fn alarm() -> Self {
        let sample = Self::afternoon();
        sample.change(|known| {
            let since = Some(at(-1, 16, 40));
            known.sync.incoming = Incoming::Unsure { devices: 1, since };
            let words = "Alleen op huisbezoek, Kerkstraat. Hond in huis.";
            known.alarms.insert(
                0,
                AlarmView {
                    to_be_seen: true,
                    sounding: true,
                    due: at(0, 13, 50),
                    words: words.to_owned(),
                    ..alarm(2, NOOR, AlarmState::Released)
                },
            );
        });
        sample
    }

    /// A desk that was set up and is in no team yet.
    #[must_use]
    pub fn alone() -> Self {
        let sample = Self::afternoon();
        sample.change(|known| {
            known.summaries.clear();
            known.standings.clear();
            known.erased.clear();
            known.alarms.clear();
            known.team = TeamView { place: Place::Alone, members: Vec::new(), stale: false };
            known.sync = SyncView { incoming: Incoming::Alone, heard: None, ..known.sync.clone() };
        });
        sample
    }

    /// Changes what it answers from now on.
    pub fn change(&self, change: impl FnOnce(&mut Known)) {
        change(&mut self.known());
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> Result<MutexGuard<'_, Known>> {
        let known = self.known();
        if known.locked { Err(Error::Locked) } else { Ok(known) }
    }

    fn mark(&self, id: SummaryId, mark: impl FnOnce(&mut ReceivedView)) -> Result<ReceivedView> {
        let mut known = self.open()?;
        let found = known.summaries.iter_mut().find(|s| s.id == id).ok_or(Error::NotFound)?;
        mark(found);
        Ok(found.clone())
    }
}

impl desk::Source for Sample {
    fn summaries(
        &self,
        filter: SummaryFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<ReceivedPage> {
        let known = self.open()?;
        let unread = known.summaries.iter().filter(|s| s.read.is_none()).count();
        let mut chosen = known
            .summaries
            .iter()
            .filter(|s| match filter {
                SummaryFilter::Unread => s.read.is_none(),
                SummaryFilter::FollowUp => s.follow_up,
                SummaryFilter::All => true,
            })
            .filter(|s| after.is_none_or(|after| s.summary.started < after.at));
        let summaries: Vec<_> = chosen.by_ref().take(limit as usize).cloned().collect();
        let more = chosen.next().is_some();
        let last = summaries.last().filter(|_| more);
        let next = last.map(|s| Cursor { at: s.summary.started, id: s.id.into() });
        Ok(ReceivedPage { summaries, next, unread: u32::try_from(unread).unwrap_or(0) })
    }

    fn read(&self, summary: SummaryId) -> Result<ReceivedView> {
        self.mark(summary, |s| s.read = s.read.or(Some(at(0, 14, 5))))
    }

    fn follow_up(&self, summary: SummaryId, wanted: bool) -> Result<ReceivedView> {
        self.mark(summary, |s| s.follow_up = wanted)
    }

    fn standings(&self) -> Result<Vec<StandingView>> {
        Ok(self.open()?.standings.clone())
    }

    fn erased(&self) -> Result<Vec<ErasureView>> {
        Ok(self.open()?.erased.clone())
    }

    fn digest(&self, from: LocalDate, until: LocalDate) -> Result<DigestView> {
        let known = self.open()?;
        let any = !known.summaries.is_empty();
        let calls = [31, 28, 35, 22, 26, 30, 24, 19, 27, 21, 18, 9];
        let arranged = [9, 9, 12, 8, 11, 12, 11, 9, 14, 12, 11, 5];
        let weeks = calls.into_iter().zip(arranged).enumerate().map(|(n, (calls, arranged))| {
            let back = i32::try_from(11 - n).unwrap_or(0);
            WeekView { monday: day(-1 - 7 * back), calls, arranged }
        });
        let n = |number: u32| if any { number } else { 0 };
        Ok(DigestView {
            from,
            until,
            visits: n(9),
            reached: n(7),
            in_conversation: n(5),
            accepts_help: n(3),
            unread: n(3),
            follow_up: n(1),
            overdue: n(1),
            late_promises: n(1),
            workers: if any {
                let by =
                    |worker: &str, visits| WorkerVisitsView { worker: worker.to_owned(), visits };
                vec![by(NOOR, 5), by(DAAN, 4)]
            } else {
                Vec::new()
            },
            weeks: if any { weeks.collect() } else { Vec::new() },
        })
    }

    fn alarms(&self) -> Result<Vec<AlarmView>> {
        Ok(self.open()?.alarms.clone())
    }

    fn saw_alarm(&self, alarm: AlarmId) -> Result<AlarmView> {
        let mut known = self.open()?;
        let found = known.alarms.iter_mut().find(|a| a.id == alarm).ok_or(Error::NotFound)?;
        (found.sounding, found.to_be_seen, found.seen) = (false, false, Some(at(0, 14, 5)));
        Ok(found.clone())
    }

    fn team(&self) -> Result<TeamView> {
        Ok(self.open()?.team.clone())
    }

    fn found(&self, _: &str) -> Result<TeamView> {
        Err(Error::Rejected { code: Rejection::NotAnInvitation })
    }

    fn join(&self, invitation: &str) -> Result<TeamView> {
        if !invitation.starts_with("schakel1.") {
            return Err(Error::Rejected { code: Rejection::NotAnInvitation });
        }
        let mut known = self.open()?;
        known.team.place = Place::Asked;
        Ok(known.team.clone())
    }

    fn invite(&self, _: &str, _: Roles) -> Result<InvitationView> {
        let text = format!("schakel1.{}", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(5));
        Ok(InvitationView { invitee: InviteeId::new([1; 16]), text, until: at(7, 14, 5) })
    }

    fn revoke(&self, device: DeviceId, _: bool) -> Result<TeamView> {
        let mut known = self.open()?;
        known.team.members.retain(|member| member.device != device);
        Ok(known.team.clone())
    }

    fn quarantined(&self) -> Result<Vec<QuarantineView>> {
        Ok(self.open()?.quarantine.clone())
    }

    fn release(&self, device: DeviceId) -> Result<()> {
        self.discard(device)
    }

    fn discard(&self, device: DeviceId) -> Result<()> {
        self.open()?.quarantine.retain(|waiting| waiting.device != device);
        Ok(())
    }

    fn sync_state(&self) -> Result<SyncView> {
        Ok(self.open()?.sync.clone())
    }

    fn sync_now(&self) -> Result<SyncView> {
        self.sync_state()
    }

    fn lock(&self) -> Result<()> {
        self.known().locked = true;
        Ok(())
    }
}
