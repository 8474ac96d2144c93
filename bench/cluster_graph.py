"""How long would a very large run take on very many workers, and what breaks first?

A discrete-event simulation of the task graph of `sinews.cluster`: shards are handed out one by one by a scheduler that takes its
time for each, workers differ in speed and die, four portions that lie on one worker are joined there, what a dead worker held is
made again, and at the end the workers' portions go through a tree to the client. Standard library only. Numbers of a machine are
options; the defaults are those of docs/cluster.md.

    python3 bench/cluster_graph.py --replications 1e9 --workers 1000
    python3 bench/cluster_graph.py --check        small graphs whose time can be told by hand
"""

import argparse
import collections
import dataclasses
import heapq
import random

LEAST_SHARD = 250


@dataclasses.dataclass(frozen=True)
class Cluster:
    workers: int = 1000
    seconds_a_replication: float = 0.005  # of one worker
    seconds_a_merge: float = 0.03  # of one portion that lies in the same memory
    seconds_a_shard: float = 0.05  # beside its replications
    seconds_a_packing: float = 0.15  # of a portion, where it comes from
    seconds_an_unpacking: float = 0.15  # where it goes
    portion_bytes: float = 30e6
    bytes_a_second: float = 1e9  # of one machine's network
    scheduler_seconds: float = 0.001  # for each task
    speed_spread: float = 0.1  # standard deviation of a worker's speed around 1
    hours_between_deaths: float = 1000.0  # of one worker; it is back after a minute
    joined_at_once: int = 4
    sent_at_once: int = 8


@dataclasses.dataclass
class Outcome:
    shards: int = 0
    total: float = 0.0  # seconds until the client has the result
    work: float = 0.0  # of all workers, repeated work included
    last_shard: float = 0.0
    client: float = 0.0  # seconds in which the client takes in
    client_bytes: float = 0.0
    scheduler: float = 0.0  # seconds in which the scheduler was busy
    deaths: int = 0
    repeated: int = 0


def sizes(replications, each, workers):
    """Of the shards: 1/each of a worker's part; at the end half of what is left for it. `each` 0: all equal, one for each worker."""
    left, result = replications, []
    while left > 0:
        most = replications / (max(1, each) * workers)
        size = most if each == 0 else max(LEAST_SHARD, min(most, left / (2 * workers)))
        for _ in range(workers):
            if left > 1e-6:
                result.append(min(size, left))
                left -= result[-1]
    return result


class Run:
    """One run, as the events happen."""

    def __init__(self, shards, cluster, seed):
        self.cluster = cluster
        self.shards = shards
        self.dice = random.Random(seed)
        self.speed = [max(0.3, self.dice.gauss(1.0, cluster.speed_spread)) for _ in range(cluster.workers)]
        self.waiting = collections.deque(range(len(shards)))
        self.lying = [[] for _ in range(cluster.workers)]  # portions, each a list of shards
        self.running = {}  # worker -> what it makes: (portions that are joined, or none; shards in it)
        self.attempt = [0] * cluster.workers
        self.alive = [True] * cluster.workers
        self.events = []
        self.scheduler_free = 0.0
        self.outcome = Outcome(len(shards))

    def put(self, time, kind, worker, token=0):
        heapq.heappush(self.events, (time, kind, worker, token))

    def die_later(self, worker, now):
        if self.cluster.hours_between_deaths > 0:
            self.put(now + self.dice.expovariate(1 / (self.cluster.hours_between_deaths * 3600)), "death", worker)

    def hand_out(self, worker, now):
        """The next task of a free worker: a join of what lies there, else a shard."""
        if not self.alive[worker] or worker in self.running:
            return
        if len(self.lying[worker]) >= self.cluster.joined_at_once:
            parts = self.lying[worker]
            self.lying[worker] = []
            made = [shard for part in parts for shard in part]
            takes = len(parts) * self.cluster.seconds_a_merge
        elif self.waiting:
            parts, made = [], [self.waiting.popleft()]
            takes = self.shards[made[0]] * self.cluster.seconds_a_replication / self.speed[worker] + self.cluster.seconds_a_shard
        else:
            return
        self.scheduler_free = max(self.scheduler_free, now) + self.cluster.scheduler_seconds
        self.outcome.scheduler += self.cluster.scheduler_seconds
        self.outcome.work += takes
        self.attempt[worker] += 1
        self.running[worker] = (parts, made)
        self.put(self.scheduler_free + takes, "end", worker, self.attempt[worker])

    def lose(self, worker):
        """All that a dead worker held or made is made again, first of all."""
        self.outcome.deaths += 1
        self.alive[worker] = False
        self.attempt[worker] += 1
        _, made = self.running.pop(worker, ([], []))
        lost = [shard for part in self.lying[worker] for shard in part]
        self.lying[worker] = []
        self.outcome.repeated += len(lost) + (len(made) if len(made) > 1 else 0)
        self.waiting.extendleft(made + lost)

    def shards_are_made(self):
        now = 0.0
        for worker in range(self.cluster.workers):
            self.die_later(worker, now)
            self.hand_out(worker, now)
        while self.waiting or self.running:
            now, kind, worker, token = heapq.heappop(self.events)
            if kind == "end" and worker in self.running and self.attempt[worker] == token:
                parts, made = self.running.pop(worker)
                self.lying[worker].append(made)
                if not parts:
                    self.outcome.last_shard = now
                self.hand_out(worker, now)
            elif kind == "death":
                self.lose(worker)
                self.put(now + 60, "back", worker)
                self.die_later(worker, now + 60)
                for other in range(self.cluster.workers):
                    if self.waiting:
                        self.hand_out(other, now)
            elif kind == "back":
                self.alive[worker] = True
                self.hand_out(worker, now)
        return now

    def go(self):
        cluster, outcome = self.cluster, self.outcome
        now = self.shards_are_made()
        now += max(len(parts) if len(parts) > 1 else 0 for parts in self.lying) * cluster.seconds_a_merge
        portions = sum(1 for parts in self.lying if parts)
        sent = cluster.portion_bytes / cluster.bytes_a_second + cluster.seconds_an_unpacking
        while portions > cluster.sent_at_once:  # a level of the tree: one of each group lies there already
            now += cluster.seconds_a_packing + (cluster.sent_at_once - 1) * sent
            portions = -(-portions // cluster.sent_at_once)
            now += portions * cluster.scheduler_seconds
        outcome.client_bytes = portions * cluster.portion_bytes
        outcome.client = cluster.seconds_a_packing + portions * sent
        outcome.total = now + outcome.client
        return outcome


def simulate(replications, each, cluster, seed=1):
    return Run(sizes(replications, each, cluster.workers), cluster, seed).go()


def check():
    """Times that can be told by hand."""
    calm = Cluster(workers=4, seconds_a_replication=1.0, seconds_a_merge=2.0, seconds_a_shard=0.0, seconds_a_packing=1.0, seconds_an_unpacking=3.0,
                   portion_bytes=0.0, scheduler_seconds=0.0, speed_spread=0.0, hours_between_deaths=0.0)
    assert sizes(8000, 4, 1) == [2000, 2000, 2000, 1000, 500, 250, 250], sizes(8000, 4, 1)
    one = simulate(40, 0, calm)  # four shards of 10 s at once; the client takes four in
    assert one.total == 10 + 1 + 4 * 3, one
    several = simulate(32_000, 4, calm)  # each worker: 3 x 2000, 1000, a join of four; 500, 250, 250, and a join of these and that
    assert several.shards == 28 and several.last_shard == 8_000 + 8, several
    assert several.total == 8_000 + 8 + 8 + 1 + 4 * 3, several
    slow = simulate(40, 0, dataclasses.replace(calm, scheduler_seconds=1.0))
    assert slow.total == 4 + 10 + 13, slow  # the fourth task begins after four seconds
    moved = simulate(40, 0, dataclasses.replace(calm, portion_bytes=1e9))
    assert moved.total == 10 + 1 + 4 * (3 + 1), moved
    wide = simulate(160, 0, dataclasses.replace(calm, workers=16))  # two joins of eight at once, then two for the client
    assert wide.total == 10 + (1 + 7 * 3) + (1 + 2 * 3), wide
    deadly = dataclasses.replace(calm, workers=20, hours_between_deaths=0.5)
    dead = simulate(40_000, 4, deadly)
    living = simulate(40_000, 4, dataclasses.replace(deadly, hours_between_deaths=0.0))
    assert dead.deaths > 0 and dead.repeated > 0 and dead.total > living.total, dead
    print("all as told by hand")


def show(replications, cluster):
    ideal = replications * cluster.seconds_a_replication / cluster.workers
    print(f"{replications:,.0f} replications on {cluster.workers:,} workers; ideal {ideal:,.0f} s")
    print("part of a worker's work      shards    total  efficiency  last shard   client  client takes  scheduler  deaths  made again")
    for each in (0, 1, 2, 4, 8, 16):
        run = simulate(replications, each, cluster)
        name = "all, and no small ones" if each == 0 else f"1/{each}, then halves"
        print(f"{name:<26} {run.shards:8,}  {run.total:6,.0f} s  {ideal / run.total:9.1%}  {run.last_shard:8,.0f} s  {run.client:5,.1f} s"
              f"  {run.client_bytes / 1e9:9.2f} GB  {run.scheduler / run.total:8.1%}  {run.deaths:6}  {run.repeated:10}")
    taken = cluster.workers * (cluster.portion_bytes / cluster.bytes_a_second + cluster.seconds_an_unpacking)
    print(f"without the tree the client would take in {cluster.workers * cluster.portion_bytes / 1e9:,.0f} GB, for {taken:,.0f} s")


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
