//! `list`, `show` and `find` as text.

use crate::{bundled, run};

#[test]
fn proposals_are_listed_under_their_briefs_in_columns() {
    let told = run("list");
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert_eq!(
        told.out,
        "\
ferry  渡船協力
  FE-01  渡船の共同運航を始める
  FE-02  救難訓練を年2回に増やす

light  灯台保全
  LI-01  灯台の電源を更新する
"
    );
}

#[test]
fn a_list_speaks_each_language() {
    assert!(run("list --lang en").out.contains("ferry  Ferry cooperation\n  FE-01  Begin joint operation"));
    assert!(run("list --lang ko").out.contains("ferry  도선 협력\n  FE-01  도선 공동 운항의 개시"));
}

#[test]
fn kinds_are_listed_in_the_order_in_which_they_are_named() {
    assert_eq!(
        run("list --brief ferry --kind events,findings").out,
        "\
ferry  渡船協力
  FE-E01  2025-12     年間利用者が2万人を割る
  FE-E02  2023-09-01  最後の救難訓練
  FE-F01  事実        利用者は10年で半減した
  FE-F02  評価        単独運航は続けがたい
  FE-F03  リスク      訓練の間隔が空いている
"
    );
    assert_eq!(run("list --kind briefs").out, "ferry  渡船協力\nlight  灯台保全\n");
    assert_eq!(
        run("list --kind briefs --kind terms").out,
        "ferry  渡船協力\n  joa  JOA  共同運航協定\nlight  灯台保全\n"
    );
}

#[test]
fn a_brief_is_named_by_its_id_or_its_prefix_in_any_case_and_width() {
    let only_light = "light  灯台保全\n  LI-01  灯台の電源を更新する\n";
    for name in ["light", "LI", "li", "ＬＩ"] {
        assert_eq!(run(&format!("list --brief {name}")).out, only_light, "{name}");
    }
}

#[test]
fn an_unknown_brief_is_told_with_the_one_that_is_meant() {
    let told = run("list --brief lihgt --lang en");
    assert_eq!((told.status, told.out.as_str()), (1, ""));
    assert_eq!(told.err, "teigen: There is no brief \"lihgt\".\nhint: Did you mean \"light\"?\n");
    assert!(run("list --brief volcano --lang en").err.contains("teigen list --kind briefs"));
}

#[test]
fn a_list_of_nothing_is_a_no() {
    let told = run("list --brief light --kind terms --lang en");
    assert_eq!((told.status, told.out.as_str(), told.err.as_str()), (1, "", "teigen: There is nothing to list.\n"));
}

#[test]
fn a_proposal_is_shown_as_its_page() {
    let told = run("show FE-02");
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert_eq!(
        told.out,
        "\
FE-02  提言 · 安全訓練
救難訓練を年2回に増やす

両町は救難訓練を年2回に増やすことが望ましい。

宛先  東町
相手  西町
主題  安全
時期  示されていない

根拠
 1  FE-F03 リスク  訓練の間隔が空いている

関連する提言
 2  FE-01  渡船の共同運航を始める

出典
 3  REPORT 2026  1 ¶2  現状
    港湾協議会 · 渡船の将来 · 2026年2月10日
"
    );
}

#[test]
fn links_are_shown_with_the_ids_that_show_takes() {
    let told = run("show FE --lang en");
    assert!(told.out.contains("FE-W01  The coming change of fares"), "{}", told.out);
    assert!(told.out.contains("report-2026  The future of the ferry"), "{}", told.out);
    assert!(run("show FE-F01 --lang en").out.contains("FE-E01 2025-12  Yearly passengers"));
}

#[test]
fn an_item_of_any_kind_is_shown() {
    for id in ["ferry", "FE", "service", "FE-01", "FE-F01", "FE-E01", "joa", "FE-W01", "report-2026"] {
        let told = run(&format!("show {id} --lang en"));
        assert_eq!((told.status, told.err.as_str()), (0, ""), "{id}");
        assert!(told.out.lines().count() > 3, "{id}: {}", told.out);
    }
}

#[test]
fn an_id_is_read_in_any_case_and_width() {
    let page = run("show FE-02").out;
    assert_eq!(run("show fe-02").out, page);
    assert_eq!(run("show ＦＥ－０２").out, page);
}

#[test]
fn an_unknown_id_is_told_with_the_one_that_is_meant() {
    let told = run("show fe-f1");
    assert_eq!((told.status, told.out.as_str()), (1, ""));
    assert_eq!(told.err, "teigen: 「fe-f1」という項目はありません。\nヒント: 「FE-F01」の誤りではありませんか。\n");
    assert_eq!(run("show fe-f1 --lang ko").err, "teigen: ‘fe-f1’ 항목이 없습니다.\n힌트: 혹시 ‘FE-F01’ 아닙니까?\n");
    assert!(run("show volcano --lang en").err.contains("teigen list --kind all"));
}

#[test]
fn an_item_is_looked_for_in_the_brief_that_is_named() {
    assert_eq!(run("show FE-01 --brief FE").status, 0);
    assert_eq!(run("show FE-01 --brief LI").status, 1);
}

#[test]
fn a_search_prints_the_best_first_with_the_brief_of_each() {
    let told = run("find 共同運航 渡船");
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert_eq!(told.out.lines().next(), Some("FE-01  渡船協力  渡船の共同運航を始める"), "{}", told.out);
}

#[test]
fn a_search_finds_in_any_language_and_prints_in_one() {
    let told = run("find 구조 훈련 --lang en --limit 1");
    assert_eq!(told.out, "FE-02  Ferry cooperation  Hold rescue drills twice a year\n");
}

#[test]
fn a_search_prints_no_more_than_asked_for() {
    assert_eq!(run("find 渡船 --limit 2").out.lines().count(), 2);
    assert!(run("find 渡船").out.lines().count() > 2);
}

#[test]
fn a_search_that_finds_nothing_is_a_no() {
    let told = run("find 火山 --lang en");
    assert_eq!((told.status, told.out.as_str(), told.err.as_str()), (1, "", "teigen: Nothing matches \"火山\".\n"));
}

#[test]
fn the_bundled_briefs_answer_without_any_file() {
    let told = bundled("list --kind briefs");
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    for brief in ["korea-japan", "trilateral", "north-korea", "japan-north-korea"] {
        assert!(told.out.contains(brief), "{brief}");
    }
    assert!(bundled("list").out.lines().filter(|line| line.starts_with("  ")).count() >= 25);
    assert!(bundled("find ACSA").out.contains("KJ-"));
}
