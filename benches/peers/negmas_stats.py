"""What NegMAS answers of a scenario in tables of integers: frontier, Nash, Kalai, welfare.

    negmas_stats.py CASE SECONDS

One line of JSON: the processor time of that alone, without loading NegMAS and reading the file; or why
there is no answer. SECONDS of processor and 4 GB of memory are the most that it may take.
"""
import json
import resource
import signal
import sys
import time


class Late(Exception):
    pass


def late(*_):
    raise Late


def utilities(case, issues):
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.value_fun import TableFun

    for party in case["parties"]:
        tables = [TableFun({str(at): value / case["scale"] for at, value in enumerate(rated)})
                  for rated in party["u"]]
        yield LinearAdditiveUtilityFunction(
            values=tables, weights=[1.0] * len(issues), issues=issues,
            reserved_value=party["reservation"] / case["scale"], name=party["name"])


def main():
    from negmas import make_issue, make_os
    from negmas.inout import Scenario

    case, seconds = json.load(open(sys.argv[1])), int(sys.argv[2])
    issues = [make_issue([str(at) for at in range(len(issue["options"]))], name=f"i{at}")
              for at, issue in enumerate(case["issues"])]
    scenario = Scenario(outcome_space=make_os(issues), ufuns=tuple(utilities(case, issues)))
    signal.signal(signal.SIGXCPU, late)
    used = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 20))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    before = time.process_time_ns()
    try:
        stats = scenario.calc_stats()
    except MemoryError:
        return {"failed": "more than 4 GB"}
    except Late:
        return {"failed": f"more than {seconds} s"}
    nanos = time.process_time_ns() - before
    return {"nanos": nanos, "points": len(stats.pareto_utils)}


print(json.dumps(main()))
