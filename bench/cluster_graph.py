"""How long would a very large run take on very many workers, and what breaks first?

A discrete-event simulation of the task graph of `sinews.cluster`: shards are handed out one by one by a scheduler that takes its
time for each, workers differ in speed and die, what a dead worker held and was not joined yet is made again, joins wait for
their parts, and the client takes in what is left. Standard library only. Numbers of a machine are options; the defaults are
those of docs/cluster.md.

    python3 bench/cluster_graph.py --replications 1e9 --workers 1000
    python3 bench/cluster_graph.py --check        small graphs whose time can be told by hand
"""

import argparse
import dataclasses
import heapq
import random


@dataclasses.dataclass(frozen=True)
class Cluster:
    workers: int = 1000
    seconds_a_replication: float = 0.005  # of one worker
    seconds_a_merge: float = 0.25  # of one shard in a join or at the client
    shard_bytes: float = 30e6
    bytes_a_second: float = 1e9  # of one machine's network
    scheduler_seconds: float = 0.001  # for each task
    speed_spread: float = 0.1  # standard deviation of a worker's speed around 1
    hours_between_deaths: float = 1000.0  # of one worker; it is back after a minute
    joined_at_once: int = 8


@dataclasses.dataclass
class Outcome:
    shards: int
    total: float = 0.0  # seconds until the client has the result
    work: float = 0.0  # of all workers, repeated work included
    last_shard: float = 0.0
    client: float = 0.0  # seconds in which the client takes in and merges
    client_bytes: float = 0.0
    scheduler: float = 0.0  # seconds in which the scheduler was busy
    deaths: int = 0
    repeated: int = 0


class Graph:
    """Shards 0 to n - 1, then joins level by level; `parts[task]` are what a join needs."""

    def __init__(self, shards, at_once):
        self.shards = shards
        self.parts = {}
        self.parent = {}
        level, following = list(range(shards)), shards
        while len(level) > at_once:
            above = []
            for at in range(0, len(level), at_once):
                group = level[at : at + at_once]
                if len(group) == 1:
                    above.append(group[0])
                    continue
                self.parts[following] = group
                for part in group:
                    self.parent[part] = following
                above.append(following)
                following += 1
            level = above
        self.last = level


def simulate(replications, shards, cluster, seed=1):
    """One run, as the events happen."""
    dice = random.Random(seed)
    graph = Graph(shards, cluster.joined_at_once)
    outcome = Outcome(shards)
    speed = [max(0.3, dice.gauss(1.0, cluster.speed_spread)) for _ in range(cluster.workers)]
    of_a_shard = replications / shards * cluster.seconds_a_replication
    holder = {}  # finished tasks -> worker that holds the result
    missing = {join: len(parts) for join, parts in graph.parts.items()}
    ready = [(0, shard) for shard in range(shards)]  # joins come first, they free memory
    heapq.heapify(ready)
    free = list(range(cluster.workers))
    running = {}  # worker -> (task, attempt)
    attempt = [0] * cluster.workers
    events = []
    scheduler_free = 0.0

    def put(time, kind, worker, token):
        heapq.heappush(events, (time, kind, worker, token))

    def die_later(worker, now):
        if cluster.hours_between_deaths > 0:
            put(now + dice.expovariate(1 / (cluster.hours_between_deaths * 3600)), "death", worker, 0)

    def hand_out(now):
        nonlocal scheduler_free
        while ready and free:
            _, task = heapq.heappop(ready)
            worker = free.pop()
            scheduler_free = max(scheduler_free, now) + cluster.scheduler_seconds
            outcome.scheduler += cluster.scheduler_seconds
            parts = graph.parts.get(task)
            if parts is None:
                takes = of_a_shard / speed[worker]
            else:
                carried = sum(1 for part in parts if holder[part] != worker)
                takes = len(parts) * cluster.seconds_a_merge + carried * cluster.shard_bytes / cluster.bytes_a_second
            attempt[worker] += 1
            running[worker] = task
            outcome.work += takes
            put(scheduler_free + takes, "end", worker, attempt[worker])

    def make_again(task):
        """Puts a task back whose result is lost; its parts are gone when they were joined, so they come back too."""
        outcome.repeated += 1
        holder.pop(task, None)
        parts = graph.parts.get(task)
        if parts is None:
            heapq.heappush(ready, (1, task))
            return
        missing[task] = len(parts)
        for part in parts:
            make_again(part)

    for worker in range(cluster.workers):
        die_later(worker, 0.0)
    hand_out(0.0)
    wanted = set(graph.last)
    now = 0.0
    while not wanted <= holder.keys():
        now, kind, worker, token = heapq.heappop(events)
        if kind == "end" and running.get(worker) is not None and attempt[worker] == token:
            task = running.pop(worker)
            holder[task] = worker
            free.append(worker)
            if task < shards:
                outcome.last_shard = now
            for part in graph.parts.get(task, ()):
                holder.pop(part, None)  # joined: no longer held
            join = graph.parent.get(task)
            if join is not None:
                missing[join] -= 1
                if missing[join] == 0:
                    heapq.heappush(ready, (0, join))
        elif kind == "death":
            outcome.deaths += 1
            attempt[worker] += 1
            lost = [task for task, where in holder.items() if where == worker]
            task = running.pop(worker, None)
            if task is not None:
                heapq.heappush(ready, (0 if task in graph.parts else 1, task))
            elif worker in free:
                free.remove(worker)
            for task in lost:
                join = graph.parent.get(task)
                if join is not None:
                    if missing[join] == 0:  # it waited or ran with this part: it waits again
                        ready[:] = [entry for entry in ready if entry[1] != join]
                        heapq.heapify(ready)
                        for other, run in list(running.items()):
                            if run == join:
                                running.pop(other)
                                attempt[other] += 1
                                free.append(other)
                    missing[join] += 1
                make_again(task)
            put(now + 60, "back", worker, 0)
            die_later(worker, now + 60)
        elif kind == "back":
            free.append(worker)
        hand_out(now)
    outcome.client_bytes = len(graph.last) * cluster.shard_bytes
    outcome.client = outcome.client_bytes / cluster.bytes_a_second + len(graph.last) * cluster.seconds_a_merge
    outcome.total = now + outcome.client
    return outcome


def check():
    """Times that can be told by hand."""
    calm = Cluster(workers=4, seconds_a_replication=1.0, seconds_a_merge=2.0, shard_bytes=0.0, scheduler_seconds=0.0,
                   speed_spread=0.0, hours_between_deaths=0.0)
    one = simulate(40, 4, calm)  # four shards of 10 s at once, merged by the client
    assert one.total == 10 + 4 * 2, one
    two = simulate(160, 16, calm)  # four rounds of 10 s; two joins of eight while others work on or after; the client takes two
    assert two.last_shard == 40 and two.total == 40 + 16 + 2 * 2, two
    slow = simulate(40, 4, dataclasses.replace(calm, scheduler_seconds=1.0))
    assert slow.total == 4 + 10 + 8, slow  # the fourth task begins after four seconds
    moved = simulate(40, 4, dataclasses.replace(calm, shard_bytes=1e9))
    assert moved.total == 10 + 4 * (2 + 1), moved
    deadly = dataclasses.replace(calm, workers=20, hours_between_deaths=0.05)
    dead = simulate(4000, 200, deadly)
    assert dead.deaths > 0 and dead.repeated + dead.deaths > 0 and dead.total > simulate(4000, 200, calm_like(deadly)).total
    print("all as told by hand")


def calm_like(cluster):
    return dataclasses.replace(cluster, hours_between_deaths=0.0)


def show(replications, cluster):
    ideal = replications * cluster.seconds_a_replication / cluster.workers
    print(f"{replications:,.0f} replications on {cluster.workers:,} workers; ideal {ideal:,.0f} s")
    print("shards a worker    total  efficiency  last shard   client  client takes  scheduler  deaths  made again")
    for each in (1, 4, 8, 16, 32, 64):
        run = simulate(replications, each * cluster.workers, cluster)
        print(f"{each:14,}  {run.total:6,.0f} s  {ideal / run.total:9.1%}  {run.last_shard:8,.0f} s  {run.client:5,.1f} s"
              f"  {run.client_bytes / 1e9:9.2f} GB  {run.scheduler / run.total:8.1%}  {run.deaths:6}  {run.repeated:10}")
    flat = 8 * cluster.workers
    taken = flat * (cluster.shard_bytes / cluster.bytes_a_second + cluster.seconds_a_merge)
    print(f"without the tree the client would take in {flat * cluster.shard_bytes / 1e9:,.0f} GB and merge for {taken:,.0f} s")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--replications", type=float, default=1e9)
    options.add_argument("--check", action="store_true")
    for field in dataclasses.fields(Cluster):
        options.add_argument("--" + field.name.replace("_", "-"), type=type(field.default), default=field.default)
    chosen = options.parse_args()
    if chosen.check:
        check()
        return
    values = {field.name: getattr(chosen, field.name) for field in dataclasses.fields(Cluster)}
    show(chosen.replications, Cluster(**values))


if __name__ == "__main__":
    main()
