"""What the house forgets by itself."""

from procrastinate.contrib.django import app

from baken.house.front.services import forget_searches


@app.periodic(cron="10 3 * * *")
@app.task(queueing_lock="forget_searches", name="front.forget_searches", pass_context=False)
def forget(timestamp: int) -> None:
    """Kept searches of which the day is over are deleted; a second run finds none."""
    forget_searches()
