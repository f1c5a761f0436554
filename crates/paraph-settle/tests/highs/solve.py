"""Solves models in LP files with HiGHS, in one thread and without any gap.

A line for each: `infeasible`, or `optimal`, the value in thousandths, and the names of the variables
that begin with x and are 1.
"""
import sys

import highspy

OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-9,
}


def solved(path):
    highs = highspy.Highs()
    for name, value in OPTIONS.items():
        highs.setOptionValue(name, value)
    if highs.readModel(path) == highspy.HighsStatus.kError:
        return f"unread {path}"
    highs.run()
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return "infeasible"
    if status != highspy.HighsModelStatus.kOptimal:
        return f"undecided {status}"
    value = highs.getInfo().objective_function_value
    names, values = highs.getLp().col_names_, highs.getSolution().col_value
    chosen = [name for name, it in zip(names, values) if name.startswith("x") and it > 0.5]
    return " ".join(["optimal", str(round(value * 1000)), *chosen])


for path in sys.argv[1:]:
    print(solved(path), flush=True)
