# Sources of its rooms that the engine in the page never calls: they would cost minutes of the build. The link tells when one of
# them is wanted after all.
set(SINEWS_LEFT_OUT
    scenario/explain.* scenario/record.* scenario/starter scenario/trace
    analyse/lever_effects analyse/narrowed analyse/outcomes analyse/paired analyse/sensitivity analyse/trajectory analyse/uncertain_inputs
    evidence/backtest evidence/baselines evidence/calibrate evidence/error_model evidence/forward evidence/known_by
    evidence/observation evidence/precision evidence/publisher evidence/score.* evidence/smoother
    report/answer_tables report/kept_sections report/model_tables report/page_plan report/sensitivity_tables report/packed report/page report/page_template report/summary
    shards/coverage shards/division shards/portion shards/shard_file)
