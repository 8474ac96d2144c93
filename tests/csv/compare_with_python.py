"""Sets the CSV reader against Python's csv module on random tables that Python wrote: every cell must agree and no fault may
be told. Usage: compare_with_python.py PRINT_CSV"""

import csv
import io
import json
import random
import subprocess
import sys
import tempfile

ALPHABET = ['a', 'b', ' ', ',', '"', '""', '\n', '\r\n', ';', "'", '\t', 'é', '語', '😀', '0', '-', '']


def random_cell(draw):
    return ''.join(draw.choice(ALPHABET) for _ in range(draw.randint(0, 6)))


def random_table(draw):
    columns = draw.randint(2, 6)
    rows = [[random_cell(draw) for _ in range(columns)] for _ in range(draw.randint(1, 12))]
    rows[0] = [cell or 'x' for cell in rows[0]]
    quoting = draw.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    text = io.StringIO(newline='')
    csv.writer(text, quoting=quoting, lineterminator=draw.choice(['\n', '\r\n'])).writerows(rows)
    mark = draw.choice([b'', b'\xef\xbb\xbf'])
    return rows, mark + text.getvalue().encode()


def main():
    program = sys.argv[1]
    draw = random.Random(20260701)
    with tempfile.NamedTemporaryFile(suffix='.csv') as file:
        for number in range(300):
            rows, data = random_table(draw)
            expected = list(csv.reader(io.StringIO(data.decode('utf-8-sig'), newline='')))
            assert expected == rows, 'Python does not read back what it wrote'
            file.seek(0)
            file.truncate()
            file.write(data)
            file.flush()
            output = subprocess.run([program, file.name], capture_output=True, check=True).stdout.decode()
            lines = output.split('\n')[:-1]
            if any(line.startswith('fault') for line in lines) or [json.loads(line) for line in lines] != rows:
                sys.exit(f'table {number} differs\nbytes: {data!r}\nwant: {rows!r}\ngot:\n{output}')
    print('300 tables agree with Python')


if __name__ == '__main__':
    main()
