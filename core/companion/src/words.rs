//! The words for every code, Dutch and English, and a visit as text.

use crate::visits::VisitView;
use field::record::{
    ActionState, AttemptKind, AttemptOutcome, CallChannel, CallOutcome, Channel, ClockEvent,
    ClosingReason, Duty, ErasureGround, Mark, Owner, Phase, PromiseState, Source, Stage, Trust,
    Urgency,
};
use field::rule::person::Who;
use field::time::{PartOfDay, Zone};

/// A language that the screens speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// A code in words.
pub trait Words {
    /// In a language, in lower case. A value of a newer version is "?".
    fn words(self, language: Language) -> &'static str;
}

macro_rules! words {
    ($( $name:ident { $( $variant:ident $nl:literal $en:literal, )* } )*) => { $(
        impl Words for $name {
            fn words(self, language: Language) -> &'static str {
                match (self, language) {
                    $( (Self::$variant, Language::Nl) => $nl, (Self::$variant, Language::En) => $en, )*
                    (Self::Unknown(_), _) => "?",
                }
            }
        }
    )* };
}

words! {
    Source {
        HousingAssociation "woningcorporatie" "housing association",
        Police "politie" "police",
        Municipality "gemeente" "municipality",
        GeneralPractitioner "huisarts" "general practitioner",
        Relative "familie" "relative",
        Neighbour "buren" "neighbour",
        Other "anders" "other",
    }
    Channel {
        Phone "telefoon" "telephone",
        Email "e-mail" "e-mail",
        InPerson "in persoon" "in person",
        Consultation "overleg" "consultation",
        Form "formulier" "form",
    }
    Urgency {
        Now "nu" "now",
        Today "vandaag" "today",
        ThisWeek "deze week" "this week",
        Whenever "als het past" "when it fits",
    }
    ClockEvent {
        FirstAttempt "eerste poging" "first attempt",
        FirstContact "eerste contact" "first contact",
        Feedback "terugkoppeling aan de melder" "feedback to the reporter",
        Inquiry "onderzoek afgerond" "inquiry finished",
    }
    AttemptKind {
        HomeVisit "huisbezoek" "home visit",
        Elsewhere "elders" "elsewhere",
        Phone "telefoon" "telephone",
        Message "bericht" "message",
        Card "kaartje" "card",
        Letter "brief" "letter",
        ViaSomeone "via iemand" "through somebody",
    }
    AttemptOutcome {
        NotHome "niet thuis" "not home",
        DidNotOpen "deed niet open" "did not open",
        CardLeft "kaartje achtergelaten" "card left",
        SpokeAtDoor "gesproken aan de deur" "spoke at the door",
        Inside "binnen geweest" "inside",
        Refused "geweigerd" "refused",
        MetElsewhere "elders ontmoet" "met elsewhere",
        BrokenOff "afgebroken, niet veilig" "broken off, not safe",
    }
    Phase {
        Reported "gemeld" "reported",
        Outreach "outreach" "outreach",
        InContact "in contact" "in contact",
        CaseManagement "casemanagement" "case management",
        Aftercare "nazorg" "aftercare",
        Closed "afgesloten" "closed",
    }
    ClosingReason {
        LedToCare "toegeleid naar zorg" "led to care",
        AftercareFinished "nazorg afgerond" "aftercare finished",
        InCareElsewhere "elders in zorg" "in care elsewhere",
        Moved "verhuisd" "moved",
        NoContact "geen contact" "no contact",
        CompulsoryCare "route verplichte zorg" "compulsory care route",
        Detention "detentie" "detention",
        Deceased "overleden" "deceased",
        Unfounded "ongegrond" "unfounded",
    }
    Duty {
        CaseDirection "casusregie" "case direction",
        ProcessDirection "procesregie" "process direction",
        Operational "uitvoering" "operational",
        Administrative "administratie" "administrative",
    }
    Mark {
        Fact "feit" "fact",
        Interpretation "interpretatie" "interpretation",
        Quote "citaat" "quote",
        Agreement "afspraak" "agreement",
    }
    Trust {
        None "nog geen" "none yet",
        Beginning "een begin" "a beginning",
        Growing "groeiend" "growing",
        Firm "stevig" "firm",
    }
    Stage {
        Precontemplation "voorbeschouwing" "precontemplation",
        Contemplation "overpeinzing" "contemplation",
        Preparation "voorbereiding" "preparation",
        Action "actie" "action",
        Maintenance "gedragsbehoud" "maintenance",
        Relapse "terugval" "relapse",
    }
    CallChannel {
        Phone "telefoontje" "call",
        Text "sms" "text message",
        Email "e-mail" "e-mail",
    }
    CallOutcome {
        Arranged "geregeld" "arranged",
        Promised "toegezegd" "promised",
        NotArranged "bereikt, niet geregeld" "reached, not arranged",
        Voicemail "voicemail" "voicemail",
        NoAnswer "geen gehoor" "no answer",
        CallBack "terugbellen" "call back",
        NotCalled "toch niet gebeld" "not called after all",
    }
    PromiseState {
        Open "open" "open",
        Kept "nagekomen" "kept",
        Withdrawn "ingetrokken" "withdrawn",
    }
    ErasureGround {
        Retention "bewaartermijn voorbij" "retention period over",
        HandedOver "overgedragen" "handed over",
        ClientsRight "recht van de cliënt" "the client's right",
        Mistake "hoorde hier niet" "should not have been here",
    }
    Owner {
        Client "cliënt" "client",
        Network "netwerk" "network",
        Partner "netwerkpartner" "partner",
        Worker "casemanager" "worker",
    }
    ActionState {
        Open "te doen" "to do",
        Done "gedaan" "done",
        Dropped "vervallen" "dropped",
    }
    PartOfDay {
        Morning "ochtend" "morning",
        Afternoon "middag" "afternoon",
        Evening "avond" "evening",
    }
}

/// A visit as plain text for another record system: what was kept apart stays apart.
pub(crate) fn visit_text(visit: &VisitView, who: &Who, zone: Zone, l: Language) -> String {
    let say = |nl: &'static str, en: &'static str| if l == Language::Nl { nl } else { en };
    let mut text = format!(
        "{} {}, {} {} {}, {} min\n{}: {}\n",
        say("Bezoek", "Visit"),
        who.name,
        zone.date(visit.started).0.format("%d-%m-%Y"),
        zone.local(visit.started).format("%H:%M"),
        visit.outcome.words(l),
        visit.minutes,
        say("Contact", "Contact"),
        contact_words(visit, l),
    );
    if !visit.present.is_empty() {
        let names: Vec<String> = visit
            .present
            .iter()
            .map(|p| match p.organisation.is_empty() {
                true => p.name.clone(),
                false => format!("{} ({})", p.name, p.organisation),
            })
            .collect();
        text += &format!("{}: {}\n", say("Aanwezig", "Present"), names.join(", "));
    }
    for mark in Mark::ALL {
        let mut lines = visit.lines.iter().filter(|line| line.mark == *mark).peekable();
        if lines.peek().is_some() {
            text += &format!("\n{}\n", capital(mark.words(l)));
            lines.for_each(|line| text += &format!("- {}\n", line.text));
        }
    }
    if let Some(trust) = visit.trust {
        text += &format!("\n{}: {}\n", say("Vertrouwen", "Trust"), trust.words(l));
    }
    if let Some(stage) = visit.stage {
        let title = say("Fase van verandering", "Stage of change");
        text += &format!("{title}: {}\n", stage.words(l));
    }
    if let Some(next) = &visit.next {
        let on = next.on.map(|d| d.0.format(" (%d-%m-%Y)").to_string()).unwrap_or_default();
        text += &format!("{}: {}{on}\n", say("Vervolg", "Next"), next.what);
    }
    text
}

fn contact_words(visit: &VisitView, l: Language) -> String {
    let pick = |yes: bool, nl: [&'static str; 2], en: [&'static str; 2]| {
        let words = if l == Language::Nl { nl } else { en };
        if yes { words[0] } else { words[1] }
    };
    let c = visit.contact;
    [
        pick(c.reached, ["bereikt", "niet bereikt"], ["reached", "not reached"]),
        pick(
            c.in_conversation,
            ["in gesprek", "geen gesprek"],
            ["in conversation", "no conversation"],
        ),
        pick(
            c.accepts_help,
            ["accepteert hulp", "accepteert nog geen hulp"],
            ["accepts help", "does not accept help yet"],
        ),
    ]
    .join(", ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
