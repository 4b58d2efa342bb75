"""Case numbers of PostgreSQL come from a sequence: communities that open cases at once do not wait for one row.

case_counter.last holds there what the sequence stood at before the first number of the day. SQLite has one writer and
goes on counting in the row.
"""

from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('CREATE SEQUENCE case_number')
        op.execute('UPDATE case_counter SET last = -last')  # today's numbers go on where they are


def downgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        op.execute("UPDATE case_counter SET last = nextval('case_number') - last")
        op.execute('DROP SEQUENCE case_number')
