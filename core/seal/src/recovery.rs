//! Recovery: a code of 128 bits, written down on paper, that together with a share kept by the
//! hub gives the key of the backup. Neither is enough alone.

use crate::kdf::derive_from;
use crate::kem::KemKey;
use crate::{Secret32, Zeroizing};

/// How many groups of digits a code has.
pub const GROUPS: usize = 8;

const GROUP: usize = 6;

/// A recovery code.
#[derive(Clone, PartialEq, Eq, zeroize::ZeroizeOnDrop)]
pub struct Code([u8; 16]);

/// Why what was typed is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCode {
    /// Another number of digits than a code has.
    #[error("a code has 48 digits; these are {0}")]
    Length(usize),
    /// This group, from 1, is not right.
    #[error("group {0} is not right")]
    Group(usize),
}

impl Code {
    /// Takes fresh randomness over.
    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The code to write down and to read aloud: eight groups of six digits. The first five are
    /// two bytes of the code as a number; the last is a check digit (Damm, 2004) over the group's
    /// number and those five, so that one wrong digit, two that changed places and two groups
    /// that changed places are found, each in its group.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let (pairs, _) = self.0.as_chunks::<2>();
        let groups = pairs.iter().zip(1..).map(|(pair, place)| {
            let number = format!("{:05}", u16::from_be_bytes(*pair));
            format!("{number}{}", check_digit(place, &number))
        });
        Zeroizing::new(groups.collect::<Vec<_>>().join(" "))
    }

    /// A code from what was typed. What is no digit does not matter; the letters O, I and l are
    /// taken for the digits that they look like.
    ///
    /// # Errors
    /// [`NotCode`]: which group is wrong.
    pub fn from_text(text: &str) -> Result<Self, NotCode> {
        let digits = text.chars().filter_map(|character| match character {
            'O' | 'o' => Some('0'),
            'I' | 'l' => Some('1'),
            other => other.is_ascii_digit().then_some(other),
        });
        let digits: Zeroizing<Vec<char>> = Zeroizing::new(digits.collect());
        if digits.len() != GROUPS * GROUP {
            return Err(NotCode::Length(digits.len()));
        }
        let mut code = Self([0; 16]);
        let (pairs, _) = code.0.as_chunks_mut::<2>();
        for ((pair, group), place) in pairs.iter_mut().zip(digits.chunks(GROUP)).zip(1..) {
            let group: Zeroizing<String> = Zeroizing::new(group.iter().collect());
            let wrong = NotCode::Group(usize::from(place));
            let (number, check) = group.split_at_checked(GROUP - 1).ok_or(wrong)?;
            if check_digit(place, number).to_string() != check {
                return Err(wrong);
            }
            *pair = number.parse::<u16>().map_err(|_| wrong)?.to_be_bytes();
        }
        Ok(code)
    }

    /// What a new phone shows to the hub to get share and backup. The hub has its
    /// [`secret_hash`](crate::digest::secret_hash) only.
    #[must_use]
    pub fn hub_key(&self) -> Secret32 {
        derive_from("schakel/recovery/hub/1", &[&self.0], &[])
    }

    /// The key that backups are sealed to ([`sealed_to`](crate::sealed_to)). The phone keeps its
    /// public half only: it can make the backup anew, and open none.
    #[must_use]
    pub fn kem_key(&self) -> KemKey {
        KemKey::from_seed(derive_from("schakel/recovery/kem/1", &[&self.0], &[]))
    }

    /// The key of backups of the first form, which are still read: from code and share together.
    #[must_use]
    pub fn backup_key(&self, share: &Secret32) -> Secret32 {
        derive_from("schakel/recovery/backup/1", &[&self.0, share.bytes()], &[])
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code (not shown)")
    }
}

/// H. Michael Damm, "Total anti-symmetrische Quasigruppen" (2004): the table of order ten.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn check_digit(place: u8, number: &str) -> u8 {
    let digits = number.bytes().map(|digit| digit.wrapping_sub(b'0'));
    std::iter::once(place).chain(digits).fold(0, |before, digit| {
        let row = DAMM.get(usize::from(before));
        row.and_then(|row| row.get(usize::from(digit))).copied().unwrap_or_default()
    })
}
