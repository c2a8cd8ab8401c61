//! The list of errors, refusals, rejections and rules that the shells rely on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use companion::{Refusal, Rejection, Rule};
use schakel_core::CoreError;

/// Every variant, by name, with one value of each. A variant that is new in companion does not
/// compile in the `match`, and has to be added to the list as well.
macro_rules! every {
    ($type:ident { $( $variant:ident $({ $($field:ident: $value:expr),* })? ),* $(,)? }) => {{
        fn name(value: &$type) -> &'static str {
            match value { $( $type::$variant { .. } => stringify!($variant), )* }
        }
        let values = [$( $type::$variant $({ $($field: $value),* })? ),*];
        values.iter().map(name).map(str::to_owned).collect::<Vec<String>>()
    }};
}

fn listed(part: &str) -> Vec<String> {
    let list = include_str!("../../codes.txt");
    let from = list.find(&format!("[{part}]\n")).expect("the part is in bindings/codes.txt");
    let lines = list[from..].lines().skip(1);
    lines.take_while(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn what_the_shells_rely_on_is_what_companion_may_say() {
    let errors = every!(CoreError {
        Locked,
        Refused { refusal: Refusal::Wiped },
        NotFound,
        Invalid { field: String::new(), rule: Rule::Empty },
        Conflict,
        StorageFull,
        ReadOnly,
        Corrupt,
        Newer,
        InUse,
        Unreachable { retry_after_s: 1 },
        Rejected { code: Rejection::Older },
        Internal { code: 1 },
    });
    assert_eq!(listed("CoreError"), errors);
    let refusals = every!(Refusal {
        WrongPin { tries_left: 1, wait_s: 1 },
        Wait { wait_s: 1 },
        PinNeeded,
        OtherDevice,
        RolledBack,
        Wiped,
        WeakPin,
    });
    assert_eq!(listed("Refusal"), refusals);
    let rejections = every!(Rejection {
        NotAPack,
        TooLarge,
        BadSignature,
        OtherSigner,
        Older,
        NewerFormat,
        AlreadySetUp,
        NotAnInvitation,
        InvitationUsed,
        NotCoordinator,
        OtherTeam,
        WrongCode,
        WrongHub,
        NotYours,
    });
    assert_eq!(listed("Rejection"), rejections);
    let rules = every!(Rule {
        Empty,
        TooLong,
        InFuture,
        BeforeStart,
        NotFound,
        Several,
        OutOfRange,
        NotDialable,
        NotReadable,
        CitizenNumber,
    });
    assert_eq!(listed("Rule"), rules);
}

#[test]
fn an_error_says_the_same_here_as_in_companion() {
    let same = [
        companion::Error::Locked,
        companion::Error::Refused(Refusal::WrongPin { tries_left: 3, wait_s: 60 }),
        companion::Error::NotFound,
        companion::Error::Invalid { field: "dial", rule: Rule::NotDialable },
        companion::Error::Conflict,
        companion::Error::StorageFull,
        companion::Error::ReadOnly,
        companion::Error::Corrupt,
        companion::Error::Newer,
        companion::Error::InUse,
        companion::Error::Unreachable { retry_after_s: 30 },
        companion::Error::Rejected { code: Rejection::TooLarge },
        companion::Error::Internal { code: 7 },
    ];
    for error in same {
        assert_eq!(CoreError::from(error.clone()).to_string(), error.to_string());
    }
}
