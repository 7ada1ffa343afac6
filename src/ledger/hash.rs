//! A SHA-256 hash, written as 64 lower-case hexadecimal digits.

use std::fmt;
use std::io::{self, ErrorKind, Read};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// So many bytes are read at a time.
const AT_ONCE: usize = 64 << 10;

/// A SHA-256 hash.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// What stands as the previous hash of a first record: 32 zero bytes.
    pub const NONE: Hash = Hash([0; 32]);

    /// The 32 bytes of the hash.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The hash of those bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    /// The hash of all that the reader gives, and how many bytes that is. They are not held.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_all(mut reader: impl Read) -> io::Result<(Hash, u64)> {
        let (mut hash, mut size, mut some) = (Sha256::new(), 0, vec![0; AT_ONCE]);
        loop {
            match reader.read(&mut some) {
                Ok(0) => return Ok((Hash(hash.finalize().into()), size)),
                Ok(count) => {
                    hash.update(some.get(..count).unwrap_or_default());
                    size += count as u64;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl From<[u8; 32]> for Hash {
    fn from(bytes: [u8; 32]) -> Hash {
        Hash(bytes)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// A text that is not 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 64 lower-case hexadecimal digits")]
pub struct NotAHash;

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Hash, NotAHash> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NotAHash),
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let bytes: Vec<u8> =
            pairs.iter().map(|[high, low]| Ok(digit(*high)? << 4 | digit(*low)?)).collect::<Result<_, _>>()?;
        if !rest.is_empty() {
            return Err(NotAHash);
        }
        bytes.try_into().map(Hash).map_err(|_| NotAHash)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_and_read_as_the_standard_writes_it() {
        // FIPS 180-4, the example of a one-block message.
        let written = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Hash::of("abc").to_string(), written);
        assert_eq!(written.parse(), Ok(Hash::of("abc")));
        for wrong in ["", "ba", &written.to_uppercase(), &written.replace('b', "g"), &format!("{written}0")] {
            assert!(wrong.parse::<Hash>().is_err(), "{wrong}");
        }
    }
}
