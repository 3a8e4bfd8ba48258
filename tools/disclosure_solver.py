"""The attacker of ../shared (attack.py) with GLPK called as a library instead of as one process for each bound: what it attacks and how it judges is
its own. Figures that no published total joins cannot say anything about each other, so each set is solved by itself, and what an insider of one
set does not touch is not solved again. What an insider knows only takes figures away: where some of those met before attain the outsider's bound and agree
with him too, that is his bound as well. Used by tools/disclosure; run as  disclosure_solver.py ATTACK.PY RELEASE …"""
import ctypes, ctypes.util, importlib.util, math, sys

glpk = ctypes.CDLL(ctypes.util.find_library("glpk") or "libglpk.so.40")
glpk.glp_create_prob.restype = ctypes.c_void_p
for name in ("glp_get_obj_val", "glp_get_col_prim", "glp_mip_obj_val"): getattr(glpk, name).restype = ctypes.c_double
glpk.glp_term_out(0)
FREE, LOWER, UPPER, DOUBLE, FIXED = 1, 2, 3, 4, 5
MIN, MAX, OPTIMAL, NO_SOLUTION, UNBOUNDED = 1, 2, 5, 4, 6
whole_numbers = ctypes.create_string_buffer(4096)
glpk.glp_init_iocp(whole_numbers)
ctypes.c_int.from_buffer(whole_numbers, 32).value = 20000  # as long as glpsol is given, in ms


class Problem:
    """One set of figures: variables and the rows over them."""

    def __init__(self, variables, rows):
        self.column = {variable: i + 1 for i, variable in enumerate(variables)}
        self.figures = None  # in whole numbers, of the last question
        self.it = ctypes.c_void_p(glpk.glp_create_prob())
        glpk.glp_add_cols(self.it, len(variables))
        for column in self.column.values():
            glpk.glp_set_col_bnds(self.it, column, LOWER, ctypes.c_double(0), ctypes.c_double(0))
            glpk.glp_set_col_kind(self.it, column, 2)
        for terms, low, high in rows:
            row = glpk.glp_add_rows(self.it, 1)
            columns, factors = (ctypes.c_int * (len(terms) + 1))(), (ctypes.c_double * (len(terms) + 1))()
            for i, (variable, factor) in enumerate(terms.items(), 1): columns[i], factors[i] = self.column[variable], factor
            glpk.glp_set_mat_row(self.it, row, len(terms), columns, factors)
            kind = FREE if low is None and high is None else UPPER if low is None else LOWER if high is None else FIXED if low == high else DOUBLE
            glpk.glp_set_row_bnds(self.it, row, kind, ctypes.c_double(low or 0), ctypes.c_double(high or 0))
        self.priced = []

    def __del__(self): glpk.glp_delete_prob(self.it)

    def best(self, terms, sense, integer):
        self.figures = None
        for column in self.priced: glpk.glp_set_obj_coef(self.it, column, ctypes.c_double(0))
        self.priced = [self.column[variable] for variable in terms]
        for variable, factor in terms.items(): glpk.glp_set_obj_coef(self.it, self.column[variable], ctypes.c_double(factor))
        glpk.glp_set_obj_dir(self.it, MIN if sense == "min" else MAX)
        if glpk.glp_simplex(self.it, None) != 0 or glpk.glp_get_status(self.it) not in (OPTIMAL, NO_SOLUTION, UNBOUNDED):
            glpk.glp_std_basis(self.it)
            glpk.glp_simplex(self.it, None)
        status = glpk.glp_get_status(self.it)
        if status == NO_SOLUTION: return None, True
        if status == UNBOUNDED: return math.inf, True
        if status != OPTIMAL: raise RuntimeError(f"simplex ended in {status}")
        bound = glpk.glp_get_obj_val(self.it)
        values = [glpk.glp_get_col_prim(self.it, column) for column in self.column.values()]
        self.figures = [round(value) for value in values]
        if all(abs(value - figure) < 1e-6 for value, figure in zip(values, self.figures)): return bound, True
        self.figures = None
        if not integer: return bound, True
        glpk.glp_intopt(self.it, whole_numbers)
        status = glpk.glp_mip_status(self.it)
        if status == OPTIMAL: return glpk.glp_mip_obj_val(self.it), True
        return (None, True) if status == NO_SOLUTION else (bound, False)


class Met:
    """Figures met as an answer: they agree with all that is published."""

    def __init__(self, variables, figures):
        self.of, self.sums = dict(zip(variables, figures)), {}

    def sum(self, terms, key):
        if key not in self.sums: self.sums[key] = sum(self.of[variable] * factor for variable, factor in terms.items())
        return self.sums[key]


class Solver:
    known = {}  # what was solved without an insider: (set, terms, sense)
    met = {}    # figures of each set, which an insider may have joined with another

    def __init__(self, system, fixed=()):
        leader = list(range(system.nvar))

        def lead(one):
            while leader[one] != one: leader[one] = one = leader[leader[one]]
            return one
        for terms, _, _ in [*system.rows, *fixed]:
            variables = list(terms)
            for other in variables[1:]: leader[lead(other)] = lead(variables[0])
        self.set_of = [lead(i) for i in range(system.nvar)]
        self.members, self.rows, self.problems, self.touched, self.agreeing = {}, {}, {}, set(), {}
        for variable, one in enumerate(self.set_of): self.members.setdefault(one, []).append(variable)
        for row in system.rows:
            if row[0]: self.rows.setdefault(self.set_of[next(iter(row[0]))], []).append(row)
        for row in fixed:
            one = self.set_of[next(iter(row[0]))]
            self.touched.add(one)
            self.agreeing[one] = [figures for figures in self.agreeing.get(one, Solver.met.get(tuple(self.members[one]), [])) if row[1] <= figures.sum(row[0], frozenset(row[0].items())) <= row[2]]
            self.rows.setdefault(self.set_of[next(iter(row[0]))], []).append(row)

    def opt(self, terms, sense, integer=True, limit=20):
        total, exact, parts = 0, True, {}
        for variable, factor in terms.items(): parts.setdefault(self.set_of[variable], {})[variable] = factor
        for one, part in parts.items():
            value, whole = self.part(one, part, sense, integer)
            if value is None: return None, True
            total, exact = total + value, exact and whole
        return total, exact

    def part(self, one, terms, sense, integer):
        key = (one, frozenset(terms.items()), sense, integer)
        if key in Solver.known:
            bound, whole = Solver.known[key]
            if one not in self.touched: return bound, whole
            if whole and any(figures.sum(terms, key[1]) == bound for figures in self.agreeing[one]): return bound, True
        if one not in self.problems: self.problems[one] = Problem(self.members[one], self.rows.get(one, []))
        problem = self.problems[one]
        found = problem.best(terms, sense, integer)
        if one not in self.touched: Solver.known[key] = found
        if problem.figures and found[1]:
            figures = Met(self.members[one], problem.figures)
            Solver.met.setdefault(tuple(self.members[one]), []).append(figures)
            if one in self.touched: self.agreeing[one].append(figures)
        return found


if __name__ == "__main__":
    path, sys.argv = sys.argv[1], sys.argv[1:]
    spec = importlib.util.spec_from_file_location("attack", path)
    attack = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(attack)
    attack.Glpsol = Solver
    attack.main()
