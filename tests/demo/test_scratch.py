import time, cProfile, pstats, collections
import pytest
from datetime import timedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from infohouse.core import clock
from infohouse.core.wall import acting_as
from cases.demo import agencies, people, stories
from cases.demo.people import *
from cases.actions.triage import Assessment
from cases.models import *
from infohouse.core.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
SOC = Assessment(warranted=True, track="social", care="a", safety="b")
NONE = Assessment(warranted=False, track="none", care="a", safety="b")
TOLD={"name":"Nobody","age":"15","seen":"x","heard":"y"}

def test_time(capsys):
    cast = people.hire(agencies.settle())
    def life(found):
        s = stories.Story(cast, clock.now()-timedelta(days=20))
        m=[]
        def mark(n):
            m.append((n, round((time.time()-mark.t)*1000), round((time.process_time()-mark.p)*1000), len(q.captured_queries)-mark.q)); mark.t=time.time(); mark.p=time.process_time(); mark.q=len(q.captured_queries)
        with CaptureQueriesContext(connection) as q:
            mark.t=time.time(); mark.p=time.process_time(); mark.q=0
            s.log(cast.actor("Tove Testlærer","school"), TOLD); mark("log")
            s.deliver(); mark("deliver")
            s.triage(found); mark("triage")
            if found.warranted:
                s.offer("municipality","x"); mark("offer")
                s.pull("municipality"); mark("pull")
                s.accept("municipality"); mark("accept")
                s.plan("municipality","deterrence","x","y"); mark("plan")
        c=collections.Counter()
        for x in q.captured_queries: c[x["sql"][:70]]+=float(x["time"])
        return m, c
    from django.db import transaction
    life=transaction.atomic(life)
    for i in range(3): print(life(NONE)[0])
    for i in range(2): m,c=life(SOC); print(m)
    for k,v in c.most_common(12): print(round(v,3),k)
    pr=cProfile.Profile(); pr.enable()
    for i in range(5):
        s = stories.Story(cast, clock.now()-timedelta(days=20))
        with transaction.atomic(): s.log(cast.actor("Tove Testlærer","school"), TOLD).deliver().triage(NONE)
    pr.disable()
    print(capsys.readouterr().out)
    pstats.Stats(pr).sort_stats("cumtime").print_stats(45)
    assert 0
