"""What a generic exact solver answers of a scenario in tables of integers, with red lines.

    exact.py (highs|cpsat) CASE TASK SECONDS        TASK: welfare, maxmin, leximin, nash

One line of JSON: processor time in nanoseconds, without loading the solver, and what is proved; or why
there is no answer. One thread, no gap. Nash is found by tangents of the logarithm, added where the last
answer was, until they are off by 1e-6 at most; leximin by one model for each gain (Ogryczak's sums of
the smallest). SECONDS of processor are the most that it may take: then the system ends it. HiGHS and CP-SAT are
never loaded into one process.
"""
import json
import math
import resource
import sys
import time


class Stopped(Exception):
    pass


class Highs:
    def __init__(self):
        import highspy
        self.highspy = highspy
        self.model = highspy.Highs()
        for name, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0,
                            "mip_abs_gap": 1e-6}.items():
            self.model.setOptionValue(name, value)

    def whole(self, low, high):
        return self.model.addVariable(low, high, type=self.highspy.HighsVarType.kInteger)

    def real(self, low, high):
        return self.model.addVariable(low, high)

    def row(self, terms, low, high):
        self.model.addRow(low, high, len(terms), [var.index for _, var in terms],
                          [float(factor) for factor, _ in terms])

    def best(self, var):
        self.model.maximize(1 * var)
        if self.model.getModelStatus() != self.highspy.HighsModelStatus.kOptimal:
            raise Stopped
        self.values = self.model.getSolution().col_value

    def value(self, var):
        return self.values[var.index]


class CpSat:
    """Everything is whole: logarithms are counted in millionths."""

    def __init__(self):
        from ortools.sat.python import cp_model
        self.cp, self.model = cp_model, cp_model.CpModel()

    def whole(self, low, high):
        return self.model.new_int_var(math.floor(low), math.ceil(high), "")

    real = whole

    def row(self, terms, low, high):
        low = -(1 << 60) if low == -math.inf else math.ceil(low)
        high = 1 << 60 if high == math.inf else math.floor(high)
        self.model.add_linear_constraint(sum(round(f) * v for f, v in terms), low, high)

    def best(self, var):
        solver = self.cp.CpSolver()
        solver.parameters.num_workers = 1
        self.model.maximize(var)
        if solver.solve(self.model) != self.cp.OPTIMAL:
            raise Stopped
        self.solver = solver

    def value(self, var):
        return self.solver.value(var)


class Table:
    """The packages: one option of each issue, no red line broken, nobody below its reservation."""

    def __init__(self, case, solver):
        self.solver, self.case = solver, case
        x = [[solver.whole(0, 1) for _ in issue["options"]] for issue in case["issues"]]
        for options in x:
            solver.row([(1, var) for var in options], 1, 1)
        for line in case.get("red_lines", []):
            solver.row([(1, x[i][o]) for i, o in line["all"]], -math.inf, len(line["all"]) - 1)
        self.most = [sum(max(rated) for rated in party["u"]) - party["reservation"]
                     for party in case["parties"]]
        self.gains = []
        for party, most in zip(case["parties"], self.most):
            gain = solver.whole(0, most)
            terms = [(value, x[i][o]) for i, rated in enumerate(party["u"])
                     for o, value in enumerate(rated) if value]
            solver.row(terms + [(-1, gain)], party["reservation"], party["reservation"])
            self.gains.append(gain)

    def smallest(self, count):
        """A variable that is at most the sum of so many smallest gains."""
        most = max(self.most)
        total, level = self.solver.whole(0, most * count), self.solver.whole(0, most)
        below = [self.solver.whole(0, most) for _ in self.gains]
        for gap, gain in zip(below, self.gains):
            self.solver.row([(1, gap), (1, gain), (-1, level)], 0, math.inf)
        self.solver.row([(1, total), (-count, level)] + [(1, gap) for gap in below],
                        -math.inf, 0)
        return total


def welfare(table):
    total = table.solver.whole(0, sum(table.most))
    table.solver.row([(1, gain) for gain in table.gains] + [(-1, total)], 0, 0)
    table.solver.best(total)
    return round(table.solver.value(total))


def maxmin(table):
    least = table.solver.whole(0, min(table.most))
    for gain in table.gains:
        table.solver.row([(1, gain), (-1, least)], 0, math.inf)
    table.solver.best(least)
    return round(table.solver.value(least))


def leximin(table):
    sums = []
    for count in range(1, len(table.gains) + 1):
        total = table.smallest(count)
        table.solver.best(total)
        sums.append(round(table.solver.value(total)))
        table.solver.row([(1, total)], sums[-1], math.inf)
    return sums


def nash(table):
    unit, solver = 10**6, table.solver
    logs = [solver.real(0, math.log(most) * unit) for most in table.most]
    total = solver.real(0, sum(math.log(most) for most in table.most) * unit)
    solver.row([(1, log) for log in logs] + [(-1, total)], 0, math.inf)

    def tangent(at, log, gain):
        # unit x ln(g) <= unit x (ln a + (g - a) / a), times a
        solver.row([(at, log), (-unit, gain)], -math.inf, math.ceil(unit * at * (math.log(at) - 1)))

    for most, log, gain in zip(table.most, logs, table.gains):
        for step in range(1, 9):
            tangent(max(1, round(most ** (step / 8))), log, gain)
    while True:
        solver.best(total)
        found = [max(1, round(solver.value(gain))) for gain in table.gains]
        off = sum(solver.value(log) for log in logs) / unit - sum(map(math.log, found))
        if off <= 1e-6 * len(found):
            return found
        for log, gain, at in zip(logs, table.gains, found):
            tangent(at, log, gain)


def main():
    name, case, task, seconds = sys.argv[1], json.load(open(sys.argv[2])), sys.argv[3], int(sys.argv[4])
    solver = Highs() if name == "highs" else CpSat()
    before = time.process_time_ns()
    most = before // 10**9 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
    tasks = {"welfare": welfare, "maxmin": maxmin, "leximin": leximin, "nash": nash}
    try:
        value = tasks[task](Table(case, solver))
    except Stopped:
        return {"failed": "no proof"}
    return {"nanos": time.process_time_ns() - before, "value": value}


print(json.dumps(main()))
