"""Events: expos, markets, trainings, contests and meetings with employers."""
