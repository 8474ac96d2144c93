"""Reading, checking and changing scenarios."""

import pickle

import pytest

import sinews


def test_a_sound_scenario_has_no_faults(scenario):
    assert scenario.check().errors == []
    assert scenario.title.startswith("Two blocs and a pump")
    assert "lines.csv" in scenario.files
    assert "scenario" in repr(scenario)


def test_the_starter_is_the_one_of_the_command_line(program, tmp_path):
    program("new", tmp_path / "starter")
    assert sinews.new().hash == sinews.load(tmp_path / "starter").hash
    assert sinews.new().check() == []


def test_an_error_carries_place_and_mend(scenario):
    broken = scenario.with_text("lines.csv", scenario.text("lines.csv").replace("a-pump,a,", "a-pump,aa,", 1))
    faults = broken.check()
    assert [fault.code for fault in faults.errors] == ["E030"]
    with pytest.raises(sinews.InvalidScenario) as caught:
        broken.run(10)
    error = caught.value
    lines = broken.text("lines.csv").splitlines()
    assert (error.code, error.file) == ("E030", "lines.csv")
    assert lines[error.line - 1][error.column - 1 :].startswith("aa,")
    assert "did you mean" in error.mend
    assert "lines.csv" in str(error) and error.faults.errors
    assert isinstance(error, sinews.SinewsError) and isinstance(error, ValueError)


def test_all_faults_come_at_once(scenario):
    broken = scenario.with_text("lines.csv", scenario.text("lines.csv").replace(",operating,", ",runing,"))
    assert len(broken.check().errors) > 1
    assert str(broken.check()).count("E0") >= len(broken.check().errors)


def test_a_folder_that_is_not_there_is_an_oserror(tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        sinews.load(tmp_path / "nowhere")


def test_set_is_the_set_of_the_command_line(scenario, summary_of):
    changed = scenario.set(east_scale=0.5).set({"lines/e-pump/capacity": "9 to 10"})
    results = changed.run(200)
    summary = summary_of("-n", 200, "--set", "east_scale=0.5", "--set", "lines/e-pump/capacity=9 to 10")
    assert results.result_hash == summary["result_hash"]
    assert results.settings == summary["settings"]
    assert results.scenario_hash == summary["scenario_hash"] == scenario.hash
    assert scenario.settings == (), "the scenario itself stays as it is"


def test_set_of_an_unknown_name_says_what_would_be_right(scenario):
    with pytest.raises(sinews.UnknownName, match="did you mean `east_scale`"):
        scenario.set(east_skale=1)
    with pytest.raises(sinews.InvalidScenario):
        scenario.set({"lines/a-pump/capacity": "1 to"}).run(10)


def test_tables_go_out_and_in_again(scenario):
    pandas = pytest.importorskip("pandas")
    lines = scenario.table("lines")
    assert isinstance(lines, pandas.DataFrame)
    same = scenario.with_table("lines", lines)
    assert same.run(50).result_hash == scenario.run(50).result_hash
    lines.loc[lines["line"] == "e-pump", "capacity"] = "9 to 10"
    by_table = scenario.with_table("lines", lines).run(50)
    by_setting = scenario.set({"lines/e-pump/capacity": "9 to 10"}).run(50)
    assert by_table.result_hash == by_setting.result_hash != scenario.run(50).result_hash
    with pytest.raises(sinews.UnknownName, match="there is no file `lins.csv`"):
        scenario.table("lins")


def test_a_table_may_come_from_polars(scenario):
    polars = pytest.importorskip("polars")
    lines = polars.DataFrame(scenario.table("lines").to_dict("list"))
    assert scenario.with_table("lines", lines).run(50).result_hash == scenario.run(50).result_hash
    with pytest.raises(TypeError, match="list"):
        scenario.with_table("lines", [1, 2])


def test_a_scenario_can_be_pickled(scenario):
    changed = pickle.loads(pickle.dumps(scenario.set(east_scale=0.5)))
    assert changed.settings == ("east_scale=0.5",)
    assert changed.run(20).result_hash == scenario.set(east_scale=0.5).run(20).result_hash


def test_write_gives_the_same_scenario(scenario, tmp_path):
    scenario.write(tmp_path / "copy")
    assert sinews.load(tmp_path / "copy").hash == scenario.hash
    with pytest.raises(FileExistsError):
        scenario.write(tmp_path / "copy")


def test_levers_are_those_of_the_command_line(scenario, summary_of):
    assert "share_all" in scenario.known_levers()
    changed = scenario.with_levers("share_all").with_levers("one_more").set(east_scale=0.9)
    results = changed.run(200)
    summary = summary_of("-n", 200, "--lever", "share_all", "--lever", "one_more", "--set", "east_scale=0.9")
    assert results.result_hash == summary["result_hash"] != scenario.set(east_scale=0.9).run(200).result_hash
    assert results.levers == summary["levers"] == ["share_all", "one_more"]
    assert results.headline.split("\n") == summary["headline"]
    again = pickle.loads(pickle.dumps(changed))
    shards = [again.run_shard(k, 2, 200) for k in (1, 2)]
    merged = sinews.merge_shards(shards)
    assert (merged.result_hash, merged.levers) == (results.result_hash, results.levers)
    with pytest.raises(sinews.UnknownName, match="did you mean `share_all`"):
        scenario.with_levers("share_al")
