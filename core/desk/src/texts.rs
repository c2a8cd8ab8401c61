//! The page's own words, Dutch and English. The words of codes come from [`companion::Words`].

use companion::Language;

macro_rules! texts {
    ($( $name:ident $nl:literal $en:literal, )*) => {
        /// Something the page says; `{0}` and `{1}` are gaps to be filled in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Text { $( $name, )* }

        impl Text {
            /// In a language.
            pub(crate) fn say(self, language: Language) -> &'static str {
                match (self, language) {
                    $( (Self::$name, Language::Nl) => $nl, (Self::$name, Language::En) => $en, )*
                }
            }

            #[cfg(test)]
            const ALL: &'static [Self] = &[$( Self::$name, )*];
        }
    };
}

texts! {
    // The frame
    Skip "Naar de inhoud" "Skip to content",
    Pages "Pagina's" "Pages",
    Overview "Overzicht" "Overview",
    Summaries "Samenvattingen" "Summaries",
    Cases "Casussen" "Cases",
    Figures "Cijfers" "Figures",
    Team "Team" "Team",
    Lock "Vergrendel" "Lock",
    FetchNow "Haal nu op" "Fetch now",
    News "Er is iets nieuws. Toon het." "There is something new. Show it.",
    OnlyHere "Deze pagina staat alleen op dit apparaat. Na 10 minuten zonder klik gaat ze op slot."
        "This page stands on this device only. After 10 minutes without a click it locks.",
    ToOverview "Naar het overzicht" "To the overview",
    ToTeam "Naar het team" "To the team",
    OpenList "Toon alle" "Show all",

    // Alarms
    Alarm "Alarm" "Alarm",
    AlarmOf "Alarm van {0}" "Alarm from {0}",
    AlarmElsewhere "Er is een alarm. Bekijk het." "There is an alarm. Look at it.",
    NotAnswered "De timer liep af om {0} en er kwam geen antwoord."
        "The timer passed at {0} and there was no answer.",
    NotHeard "De timer liep af om {0} en van niemand is iets gehoord, ook niet van de hub. Bel zelf."
        "The timer passed at {0} and nobody was heard, nor was the hub. Call yourself.",
    NoWordsYet "Wat erbij geschreven is, kan dit apparaat nog niet lezen."
        "What was written with it cannot be read here yet.",
    SeenIAct "Gezien, ik handel" "Seen, I act",
    SeenAt "Alarm van {0}, gezien om {1}." "Alarm from {0}, seen at {1}.",
    DrillOf "Oefening van {0}" "Drill by {0}",
    DrillWhy "Er is niets aan de hand. {0} oefent of een alarm aankomt." "Nothing is wrong. {0} tries whether an alarm arrives.",
    DrillSeen "Oefening gezien" "Drill seen",
    DrillSeenAt "Oefening van {0}, gezien om {1}." "Drill by {0}, seen at {1}.",
    NowWatched "Lopende timers" "Timers that run",
    Watched "{0} is op pad, timer tot {1}" "{0} is out, timer until {1}",

    // Overview
    JoinFirst "Dit apparaat zit nog in geen team. Daarna komen hier de samenvattingen van je team."
        "This device is in no team yet. After that, your team's summaries come here.",
    InFigures "In cijfers" "In figures",
    Unread "Ongelezen" "Unread",
    UnreadOne "{0} ongelezen" "{0} unread",
    UnreadMany "{0} ongelezen" "{0} unread",
    ToFollowUp "Opvolgen" "To follow up",
    ClocksLate "Termijnen te laat" "Clocks overdue",
    PromisesLate "Toezeggingen te laat" "Promises late",
    NextSummary "Volgende samenvatting" "Next summary",
    NoUnread "Alles is gelezen. Een nieuwe samenvatting komt hier, kort na een bezoek."
        "Everything is read. A new summary comes here, soon after a visit.",
    NoFollowUp "Nog niets. Wat je bij een samenvatting met Opvolgen merkt, staat hier."
        "Nothing yet. What you mark with Follow up on a summary stands here.",
    NoSummaries "Na een bezoek stuurt een casemanager een samenvatting. Die komt hier."
        "After a visit a case manager sends a summary. It comes here.",
    NoClocks "Geen termijn is te laat of bijna om." "No clock is overdue or about to run out.",
    NoPromises "Er staan geen toezeggingen open." "No promises are open.",
    NoCases "Hier komt hoe elke casus ervoor staat: fase, termijnen, toezeggingen."
        "Here comes how each case stands: phase, clocks, promises.",

    // A summary
    VisitOn "bezoek {0}, {1}" "visit {0}, {1}",
    Reached "bereikt" "reached",
    NotReached "niet bereikt" "not reached",
    InConversation "in gesprek" "in conversation",
    NoConversation "geen gesprek" "no conversation",
    AcceptsHelp "accepteert hulp" "accepts help",
    NoHelpYet "nog geen hulp" "no help yet",
    Outcome "Uitkomst" "Outcome",
    Phase "Fase" "Phase",
    Attempts "Pogingen" "Attempts",
    Trust "Vertrouwen" "Trust",
    Stage "Fase van verandering" "Stage of change",
    Arranged "Geregeld" "Arranged",
    ArrangedWith "{0}, met {1}" "{0}, by {1}",
    CallOne "{0} telefoontje" "{0} call",
    CallMany "{0} telefoontjes" "{0} calls",
    Next "Vervolg" "Next",
    ReadNext "Gelezen, volgende" "Read, next",
    MarkRead "Gelezen" "Read",
    FollowUp "Opvolgen" "Follow up",
    WasRead "{0} is gelezen." "{0} is read.",
    WasMarked "{0} staat bij Opvolgen." "{0} is marked for follow-up.",
    WasUnmarked "{0} staat niet meer bij Opvolgen." "{0} is no longer marked for follow-up.",
    WhichSummaries "Welke samenvattingen" "Which summaries",
    All "Alle" "All",
    Earlier "Eerdere" "Earlier",

    // Cases, clocks, promises
    HowCasesStand "Hoe de casussen ervoor staan" "How the cases stand",
    CaseOne "{0} casus" "{0} case",
    CaseMany "{0} casussen" "{0} cases",
    About "Over" "About",
    Worker "Casemanager" "Case manager",
    Open "Geopend" "Opened",
    FirstReached "Eerst bereikt" "First reached",
    ToJustify "Te verantwoorden" "To account for",
    NotYet "nog niet" "not yet",
    Clocks "Reactietermijnen" "Response clocks",
    Clock "Termijn" "Clock",
    Stands "Stand" "Where it stands",
    Until "Uiterlijk" "At the latest",
    OpenPromises "Open toezeggingen" "Open promises",
    PromisedBy "Toegezegd door" "Promised by",
    SomebodyElse "iemand anders" "somebody else",
    By "uiterlijk {0}" "by {0}",
    Late "{0} te laat" "{0} late",
    Left "nog {0}" "{0} left",
    LastDay "laatste dag" "last day",
    Met "gehaald" "met",
    MetLate "te laat gehaald" "met too late",
    HourOne "{0} uur" "{0} hour",
    HourMany "{0} uur" "{0} hours",
    DayOne "{0} dag" "{0} day",
    DayMany "{0} dagen" "{0} days",
    WorkdayOne "{0} werkdag" "{0} working day",
    WorkdayMany "{0} werkdagen" "{0} working days",

    // What was erased
    Erased "Gewist" "Erased",
    NothingErased "Wordt een casus gewist, dan staat dat hier, met wie het nog moet bevestigen."
        "When a case is erased, it stands here, with who has yet to confirm it.",
    ErasedHow "Besloot een ander toestel het, dan weet alleen dat wie het nog moet bevestigen."
        "When another device decided it, only that one knows who has yet to confirm.",
    ErasedWhen "Wanneer" "When",
    ErasedWhat "Wat" "What",
    Ground "Waarom" "Why",
    DecidedBy "Besloten door" "Decided by",
    Confirmed "Bevestiging" "Confirmation",
    WholeCase "casus" "case",
    SharedPart "gedeeld deel van een casus" "shared part of a case",
    StateOne "{0} versie" "{0} state",
    StateMany "{0} versies" "{0} states",
    LeftTeam "iemand die niet meer in het team zit" "somebody who left the team",
    ErasedHere "gewist op dit apparaat" "erased on this device",
    HubNotTold "de hub heeft de opdracht nog niet" "the hub does not have the order yet",
    NobodyHadIt "niemand anders had het" "nobody else had it",
    NotConfirmedBy "{0}: nog niet" "{0}: not yet",
    ConfirmedAt "{0}: bevestigd {1}" "{0}: confirmed {1}",

    // Figures
    WeekOf "Week {0}: {1} tot en met {2}" "Week {0}: {1} up to and including {2}",
    WhichDays "Welke dagen" "Which days",
    Before "Eerder" "Earlier",
    After "Later" "Later",
    Day "Dag" "Day",
    Week "Week" "Week",
    Print "Druk af" "Print",
    Visits "Bezoeken" "Visits",
    VisitsSummarised "Samengevat" "Summarised",
    WereReached "Bereikt" "Reached",
    WereInConversation "In gesprek" "In conversation",
    WhoAcceptHelp "Accepteert hulp" "Accept help",
    StandsNow "Zo staat het nu" "How it stands now",
    ByWorker "Per casemanager" "By case manager",
    NoVisits "In deze dagen is nog geen bezoek samengevat." "No visit was summarised in these days yet.",
    ArrangedAgainstCalls "Geregeld tegenover gebeld" "Arranged against calls",
    NoCalls "Zodra er gebeld is, komt hier per week hoeveel telefoontjes het kostte en wat ze regelden."
        "Once calls were made, each week's calls and what they arranged come here.",
    Calls "Telefoontjes" "Calls",
    ArrangedNeeds "Geregelde hulpvragen" "Needs arranged",
    PerNeed "Per hulpvraag" "Per need",
    WeekFrom "Week van" "Week of",
    PlotTold "In {0} weken: {1} telefoontjes, {2} hulpvragen geregeld." "In {0} weeks: {1} calls, {2} needs arranged.",

    // Team
    WhoIsIn "Wie erin zitten" "Who is in it",
    DeviceOne "{0} apparaat" "{0} device",
    DeviceMany "{0} apparaten" "{0} devices",
    Name "Naam" "Name",
    Role "Rol" "Role",
    RoleWorker "casemanager" "case manager",
    RoleSupervisor "leidinggevende" "supervisor",
    RoleCoordinator "coördinator" "coordinator",
    WorkerDoes "Gaat naar mensen toe." "Goes to people.",
    SupervisorDoes "Krijgt samenvattingen en alarmen." "Gets summaries and alarms.",
    CoordinatorDoes "Nodigt uit en trekt toegang in." "Invites and revokes.",
    LastHeard "Laatst gehoord" "Last heard",
    Access "Toegang" "Access",
    ThisDevice "dit apparaat" "this device",
    Revoke "Trek in" "Revoke",
    RevokeOf "Toegang van {0} intrekken" "Revoke access of {0}",
    RevokeWhat "Dit apparaat van {0} krijgt en verstuurt dan niets meer. Dat is niet terug te draaien; wel kun je opnieuw uitnodigen."
        "This device of {0} then neither gets nor sends anything. That cannot be undone; you can invite again.",
    AlsoWipe "Wis het apparaat ook" "Wipe the device too",
    WipeWhat "Het wist zichzelf zodra het weer verbinding heeft. Doe dit als het kwijt of gestolen is."
        "It wipes itself once it has a connection again. Do this when it is lost or stolen.",
    RevokeNow "Trek toegang in" "Revoke access",
    NotNow "Nu niet" "Not now",
    WasRevoked "De toegang is ingetrokken." "Access was revoked.",
    CameTooLate "Kwam na de intrekking" "Came after access was revoked",
    QuarantineHow "Deze apparaten stuurden dit nog toen hun toegang al was ingetrokken. Tot je beslist leest niemand het. Laat je het toe, dan krijgt ieder wat voor hem bestemd was, met de vermelding dat het hiervandaan komt."
        "These devices still sent this when their access had been revoked. Until you decide, nobody reads it. If you let it in, everyone gets what was meant for them, and sees that it came from here.",
    WhatWaits "Wat er wacht" "What waits",
    WaitsSince "Sinds" "Since",
    Decision "Beslissing" "Decision",
    RecordOne "{0} notitie" "{0} record",
    RecordMany "{0} notities" "{0} records",
    MessageOne "{0} bericht" "{0} message",
    MessageMany "{0} berichten" "{0} messages",
    LetIn "Laat toe" "Let in",
    LeaveOut "Laat weg" "Leave out",
    WasLetIn "Toegelaten. Het komt aan zodra ieder verbinding maakt." "Let in. It arrives as everyone connects.",
    WasLeftOut "Weggelaten. Niemand leest het." "Left out. Nobody reads it.",
    Invite "Nodig iemand uit" "Invite somebody",
    InviteWhom "Vul een naam in en kies minstens een rol." "Fill in a name and choose at least one role.",
    MakeInvitation "Maak uitnodiging" "Make invitation",
    InvitationFor "Uitnodiging voor {0}" "Invitation for {0}",
    InvitationHow "Laat {0} deze code scannen, of geef de tekst door langs een weg die je vertrouwt. Werkt een keer, tot {1}."
        "Let {0} scan this code, or hand the text over by a way you trust. Works once, until {1}.",
    InvitationOnce "Deze code staat alleen nu op het scherm en wordt nergens bewaard."
        "This code is on the screen only now, and kept nowhere.",
    QrCode "QR-code met de uitnodiging" "QR code with the invitation",
    OrInWords "Of als tekst" "Or as text",
    JoinTeam "Kom bij een team" "Join a team",
    JoinHow "Plak de uitnodiging die je van je coördinator of van de beheerder van de hub kreeg."
        "Paste the invitation that your coordinator or the hub's owner gave you.",
    TheInvitation "Uitnodiging" "Invitation",
    Join "Kom erbij" "Join",
    Asked "Gevraagd. Zodra de coördinator verbinding maakt en tekent, hoor je erbij."
        "Asked. Once the coordinator connects and signs, you are in.",
    TeamStale "De ledenlijst is al lang niet bevestigd. Er kan een intrekking zijn die hier niet aankwam; verzenden wacht tot de coördinator weer verbinding maakt."
        "The list of members was not confirmed for long. A revocation may not have come in; sending waits until the coordinator connects again.",
    YouAreRevoked "De toegang van dit apparaat is ingetrokken. Vraag je coördinator om een nieuwe uitnodiging."
        "This device's access was revoked. Ask your coordinator for a new invitation.",

    // How it stands with the hub
    SyncAlone "Nog geen hub: er wordt niets verstuurd of opgehaald." "No hub yet: nothing is sent or fetched.",
    AllIsHere "Niets ontbreekt, stand {0}." "Nothing is missing, as of {0}.",
    MissingOne "Er ontbreekt nog {0} bericht; het is aangekondigd en nog niet hier." "{0} message is missing; it was announced and is not here yet.",
    MissingMany "Er ontbreken nog {0} berichten; ze zijn aangekondigd en nog niet hier." "{0} messages are missing; they were announced and are not here yet.",
    UnsureOne "Niet zeker of alles er is: van {0} apparaat niets gehoord" "Not certain that all is here: nothing heard of {0} device",
    UnsureMany "Niet zeker of alles er is: van {0} apparaten niets gehoord" "Not certain that all is here: nothing heard of {0} devices",
    SilentSince " sinds {0}" " since {0}",
    WaitingOne "{0} bericht wacht hier op verzending." "{0} message waits here to be sent.",
    WaitingMany "{0} berichten wachten hier op verzending." "{0} messages wait here to be sent.",
    SentOne "{0} bericht is verstuurd en nog niet bevestigd." "{0} message was sent and is not confirmed yet.",
    SentMany "{0} berichten zijn verstuurd en nog niet bevestigd." "{0} messages were sent and are not confirmed yet.",
    TroubleUnreachable "Geen verbinding met de hub; het wordt vanzelf opnieuw geprobeerd." "No connection to the hub; it is tried again by itself.",
    TroubleBusy "De hub vraagt om te wachten; het wordt vanzelf opnieuw geprobeerd." "The hub asks to wait; it is tried again by itself.",
    TroubleCertificate "Het certificaat van de hub is niet dat van je uitnodiging, dus er wordt niets verstuurd. Bel de beheerder."
        "The hub's certificate is not that of your invitation, so nothing is sent. Call its owner.",
    TroublePending "De coördinator moet dit apparaat nog toelaten."
        "The coordinator still has to let this device in.",
    TroubleUpdate "App en hub passen niet bij elkaar. Werk de oudste bij."
        "App and hub do not fit. Update the older one.",
    TroubleRefused "De hub weigerde iets. Wat wacht, blijft bewaard."
        "The hub refused something. What waits is kept.",
    TroubleDishonest "De hub zei iets dat niet kan; daarvan is niets overgenomen. Bel de beheerder."
        "The hub said something that cannot be; nothing of it was taken in. Call its owner.",
    NeverHeard "Er is nog nooit iets gehoord." "Nothing was ever heard.",
    LastHeardAt "Laatst gehoord: {0}." "Last heard: {0}.",

    // Coming in
    DoorTitle "Open je bureau" "Open your desk",
    DoorHow "Hiermee opent alleen deze browser de pagina. De link werkt daarna niet meer." "With this, only this browser opens the page. The link no longer works after that.",
    OpenDesk "Open" "Open",
    Locked "Vergrendeld" "Locked",
    LockedAlarms "Zolang dit bureau op slot is, zie je hier geen alarmen." "While this desk is locked, you see no alarms here.",
    Pin "Pincode" "PIN",
    Unlock "Ontgrendel" "Unlock",
    WrongPin "Dat is niet de goede pincode." "That is not the right PIN.",
    TooSoon "Dat was te vroeg; de pincode is niet geprobeerd." "That was too soon; the PIN was not tried.",
    TryOne "Nog {0} poging; daarna wordt alles op dit apparaat gewist." "{0} try left; after that everything on this device is wiped.",
    TryMany "Nog {0} pogingen; daarna wordt alles op dit apparaat gewist." "{0} tries left; after that everything on this device is wiped.",
    Wait "Wacht {0}. Vanaf {1} kun je het weer proberen." "Wait {0}. You can try again from {1}.",
    TryAgain "Probeer opnieuw" "Try again",
    SetUp "Richt dit bureau in" "Set up this desk",
    SetUpHow "Alles staat versleuteld op dit apparaat, achter een pincode die alleen jij kent." "Everything stands encrypted on this device, behind a PIN that only you know.",
    YourName "Je naam" "Your name",
    YourTeam "Je team of organisatie" "Your team or organisation",
    NewPin "Kies een pincode" "Choose a PIN",
    PinAgain "Nog een keer" "Once more",
    PinRule "Zes cijfers of meer." "Six digits or more.",
    PinsDiffer "De twee pincodes zijn niet gelijk." "The two PINs differ.",
    InvitationLater "Nog geen uitnodiging? Dat kan later ook, bij Team." "No invitation yet? You can do this later, under Team.",
    MakeVault "Richt in" "Set up",

    // What did not work
    DidNotWork "Dat ging niet" "That did not work",
    WrongHost "Open deze pagina met het adres uit de link." "Open this page by the address in the link.",
    FromElsewhere "Dit verzoek kwam van een andere pagina. Plak de link zelf in de adresbalk." "This request came from another page. Paste the link into the address bar yourself.",
    NotEntered "Deze browser is niet binnen. Open de link die schakel desk laat zien; met Enter geeft het een nieuwe."
        "This browser has not come in. Open the link that schakel desk shows; Enter makes it give a new one.",
    LinkUsed "Deze link is al gebruikt of vervangen. Met Enter geeft schakel desk een nieuwe." "This link was used or replaced. Enter makes schakel desk give a new one.",
    NotAForm "Dat formulier kon niet gelezen worden. Ga terug en probeer het opnieuw." "That form could not be read. Go back and try again.",
    OldForm "Dit formulier is van een eerder bezoek. Ververs de pagina en probeer het opnieuw." "This form is of an earlier visit. Reload the page and try again.",
    Nowhere "Hier is niets. Ga naar het overzicht." "There is nothing here. Go to the overview.",
    NotFound "Dat is er niet (meer). Misschien is het op een ander apparaat weggehaald." "That is not there (any more). It may have been removed on another device.",
    NotFilledIn "Er is iets niet goed ingevuld. Kijk het na en probeer het opnieuw." "Something was not filled in well. Look again and retry.",
    ChangedMeanwhile "Dit is intussen veranderd. Kijk nog eens." "This changed in the meantime. Look again.",
    DiskFull "Er is geen ruimte meer op dit apparaat. Maak ruimte; er is niets verloren." "No room is left on this device. Free some; nothing was lost.",
    ReadOnly "Er kan niet geschreven worden. Kijk de rechten van de map na." "Nothing can be written. Check the folder's permissions.",
    InUse "Een ander venster van Schakel heeft dit bureau open. Sluit dat eerst." "Another Schakel has this desk open. Close that first.",
    RolledBack "Dit is een oudere kopie, van voor iets werd gewist. Gebruik de herstelcode." "This is an older copy, from before something was erased. Use the recovery code.",
    Damaged "Het bestand is beschadigd en wordt bewaard zoals het is. Vraag hulp voor je verdergaat." "The file is damaged and is kept as it is. Ask for help before you go on.",
    Newer "Een nieuwere versie schreef dit bestand. Werk Schakel bij." "A newer version wrote this file. Update Schakel.",
    OtherDevice "Dit bestand hoort bij een ander apparaat, of de sleutel ernaast is weg." "This file belongs to another device, or the key beside it is gone.",
    Wiped "Alles is gewist na te veel pogingen. Vraag je coördinator om een nieuwe uitnodiging." "Everything was wiped after too many tries. Ask your coordinator for a new invitation.",
    HubAway "De hub is niet bereikbaar. Probeer het straks opnieuw." "The hub is out of reach. Try again soon.",
    NotAnInvitation "Dat is geen uitnodiging, of er mist een stuk. Plak de hele tekst." "That is no invitation, or a part is missing. Paste the whole text.",
    InvitationUsed "Deze uitnodiging is al gebruikt of te oud. Vraag een nieuwe." "This invitation was used or is too old. Ask for a new one.",
    NotCoordinator "Alleen een coördinator kan dit." "Only a coordinator can do this.",
    OtherTeam "Dit apparaat zit al in een team, of in geen." "This device is in a team already, or in none.",
    AlreadySetUp "Dit bureau is al ingericht." "This desk is set up already.",
    Rejected "Dat is niet aangenomen. Kijk na wat je gaf." "That was not taken. Check what you gave.",
    Fault "Een fout van ons, nummer {0}. Er is niets verloren; geef dit nummer door." "A fault of ours, number {0}. Nothing was lost; please report this number.",
}

#[cfg(test)]
#[path = "texts_tests.rs"]
mod tests;
