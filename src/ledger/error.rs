//! What can go wrong with a ledger, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::lang::Lang;
use crate::problem::say;
use crate::text::clean::clean;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreErrorKind {
    /// No space is left where the ledger is kept.
    Full,
    /// The file, its folder or its medium may not be written, or was opened for reading only.
    ReadOnly,
    /// Somebody else held the ledger for longer than one waits.
    Busy,
    /// The file was removed or replaced after it was opened.
    Vanished,
    /// There is no ledger to read there.
    Missing,
    /// Somebody was cut off while writing, and what they left cannot be tidied up by reading alone.
    Unfinished,
    /// The file is damaged, or a record in it is none.
    Corrupt,
    /// The file is sound, but something else than a ledger.
    NotALedger,
    /// A later version made the ledger; it is open for reading only.
    NewerSchema,
    /// Records were to be taken over into a ledger that has others, from this number on.
    Diverged(u32),
    /// Anything else that a disk or a system says.
    Io,
}

/// Something that went wrong with a ledger. What it was asked to do is not acknowledged.
#[derive(Clone, Debug)]
pub struct StoreError {
    /// What went wrong.
    pub kind: StoreErrorKind,
    /// The ledger's file.
    pub path: PathBuf,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl StoreError {
    pub(super) fn new(kind: StoreErrorKind, path: &Path) -> StoreError {
        StoreError { kind, path: path.to_owned(), cause: None }
    }

    pub(super) fn caused(
        kind: StoreErrorKind,
        path: &Path,
        cause: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> StoreError {
        StoreError { kind, path: path.to_owned(), cause: Some(Arc::from(cause.into())) }
    }

    /// What the system said about the file.
    pub(super) fn io(path: &Path, error: io::Error) -> StoreError {
        let kind = match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreErrorKind::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreErrorKind::Full,
            _ => StoreErrorKind::Io,
        };
        StoreError::caused(kind, path, error)
    }

    /// What went wrong, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        let words = match self.kind {
            StoreErrorKind::Full => [
                "台帳の保存先に空きがないため、記録できません。",
                "No space is left for the ledger: nothing can be recorded.",
                "저장 공간이 없어 기록대장에 기록할 수 없습니다.",
            ],
            StoreErrorKind::ReadOnly => [
                "台帳は読み取り専用のため、記録できません。",
                "Nothing can be recorded: the ledger is read-only here.",
                "기록대장이 읽기 전용이어서 기록할 수 없습니다.",
            ],
            StoreErrorKind::Busy => [
                "台帳は別のプログラムが使用中です。",
                "Another program is using the ledger.",
                "다른 프로그램이 기록대장을 사용하고 있습니다.",
            ],
            StoreErrorKind::Vanished => [
                "台帳のファイルが、開いた後に削除されたか置き換えられました。",
                "The ledger file was removed or replaced after it was opened.",
                "기록대장 파일이 열린 뒤에 삭제되었거나 교체되었습니다.",
            ],
            StoreErrorKind::Missing => {
                ["台帳のファイルがありません。", "There is no ledger file here.", "기록대장 파일이 없습니다."]
            }
            StoreErrorKind::Unfinished => [
                "台帳への書き込みが途中で切れているため、読み取り専用では開けません。",
                "Somebody was cut off while writing to the ledger, so it cannot be opened read-only.",
                "기록대장에 쓰는 작업이 중단되어 있어 읽기 전용으로 열 수 없습니다.",
            ],
            StoreErrorKind::Corrupt => [
                "台帳が壊れているため、読み取れません。",
                "The ledger is damaged and cannot be read.",
                "기록대장이 손상되어 읽을 수 없습니다.",
            ],
            StoreErrorKind::NotALedger => {
                ["これは台帳のファイルではありません。", "This file is not a ledger.", "기록대장 파일이 아닙니다."]
            }
            StoreErrorKind::NewerSchema => [
                "台帳がより新しい版のteigenで作られているため、閲覧だけできます。",
                "A newer version of teigen made the ledger, so it can only be read.",
                "더 새로운 버전의 teigen이 만든 기록대장이어서 열람만 할 수 있습니다.",
            ],
            StoreErrorKind::Diverged(at) => {
                return say!(
                    lang,
                    "台帳の記録と取り込む記録が、記録{at}から異なるため、取り込めません。",
                    "Nothing is taken over: the ledger differs from record {at} on.",
                    "기록 {at}부터 기록대장과 가져올 기록이 서로 달라 가져올 수 없습니다."
                );
            }
            StoreErrorKind::Io => [
                "台帳を読み書きできません。",
                "The ledger cannot be read or written.",
                "기록대장을 읽거나 쓸 수 없습니다.",
            ],
        };
        words[lang as usize].to_owned()
    }

    /// What to do about it.
    pub fn hint(&self, lang: Lang) -> String {
        let words = match self.kind {
            StoreErrorKind::Full => [
                "空き容量を増やすか、別の保存先を選んでください。",
                "Free some space, or choose another place.",
                "공간을 확보하거나 다른 저장 위치를 선택하십시오.",
            ],
            StoreErrorKind::ReadOnly => [
                "ファイルとフォルダーに書き込めるか確かめるか、別の保存先を選んでください。",
                "Check that the file and its folder may be written, or choose another place.",
                "파일과 폴더에 쓸 수 있는지 확인하거나 다른 저장 위치를 선택하십시오.",
            ],
            StoreErrorKind::Busy => {
                ["しばらくしてから、もう一度お試しください。", "Try again in a moment.", "잠시 후 다시 시도하십시오."]
            }
            StoreErrorKind::Vanished => [
                "ファイルを元の場所に戻すか、台帳を開き直してください。",
                "Put the file back, or open the ledger again.",
                "파일을 원래 위치로 되돌리거나 기록대장을 다시 여십시오.",
            ],
            StoreErrorKind::Missing => {
                ["ファイルの場所を確かめてください。", "Check the path of the file.", "파일의 위치를 확인하십시오."]
            }
            StoreErrorKind::Unfinished => [
                "書き込める場所で一度開いてください。写す場合は、名前の末尾が-journalのファイルも一緒に写します。",
                "Open it once where it may be written. To copy it there, copy the file ending in -journal too.",
                "쓸 수 있는 곳에서 한 번 여십시오. 복사할 때는 이름이 -journal로 끝나는 파일도 함께 복사합니다.",
            ],
            StoreErrorKind::Corrupt => [
                "ファイルには手を加えず、控えから復元してください。",
                "Leave the file as it is, and restore a copy.",
                "파일은 그대로 두고 사본에서 복원하십시오.",
            ],
            StoreErrorKind::NotALedger | StoreErrorKind::Diverged(_) => {
                ["別のファイルを指定してください。", "Name another file.", "다른 파일을 지정하십시오."]
            }
            StoreErrorKind::NewerSchema => {
                ["teigenを更新してください。", "Update teigen.", "teigen을 업데이트하십시오."]
            }
            StoreErrorKind::Io => [
                "保存先の状態を確かめるか、別の保存先を選んでください。",
                "Check the disk, or choose another place.",
                "저장 장치의 상태를 확인하거나 다른 저장 위치를 선택하십시오.",
            ],
        };
        words[lang as usize].to_owned()
    }
}

/// The path and the English sentence; what caused it is the error's source.
impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", clean(&self.path.to_string_lossy()), self.message(Lang::En))
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}
