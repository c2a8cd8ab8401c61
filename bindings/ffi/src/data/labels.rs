//! The words of the codes, and which values may be chosen: one source for both shells.

use companion::data::{
    ActionState, AttemptKind, AttemptOutcome, CallChannel, CallOutcome, Channel, ClockEvent,
    ClosingReason, Duty, ErasureGround, Mark, Owner, PartOfDay, Phase, PromiseState, Source, Stage,
    Trust, Urgency,
};
use companion::{Language, Words};

/// A language that the screens speak.
#[uniffi::remote(Enum)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

macro_rules! labels {
    ($( $code:ident $label:ident $all:ident, )*) => { $(
        /// The value in words, in lower case; "?" when a newer version wrote it.
        #[uniffi::export]
        fn $label(value: $code, language: Language) -> String {
            value.words(language).to_owned()
        }

        /// Every value that may be chosen, in the order in which it is offered.
        #[uniffi::export]
        fn $all() -> Vec<$code> {
            $code::ALL.to_vec()
        }
    )* };
}

labels! {
    Source label_of_source all_sources,
    Channel label_of_channel all_channels,
    Urgency label_of_urgency all_urgencies,
    ClockEvent label_of_clock_event all_clock_events,
    AttemptKind label_of_attempt_kind all_attempt_kinds,
    AttemptOutcome label_of_attempt_outcome all_attempt_outcomes,
    Phase label_of_phase all_phases,
    ClosingReason label_of_closing_reason all_closing_reasons,
    Duty label_of_duty all_duties,
    ErasureGround label_of_erasure_ground all_erasure_grounds,
    Mark label_of_mark all_marks,
    Trust label_of_trust all_trusts,
    Stage label_of_stage all_stages,
    CallChannel label_of_call_channel all_call_channels,
    CallOutcome label_of_call_outcome all_call_outcomes,
    PromiseState label_of_promise_state all_promise_states,
    Owner label_of_owner all_owners,
    ActionState label_of_action_state all_action_states,
    PartOfDay label_of_part_of_day all_parts_of_day,
}
