const given = process.env['RUNBOOK_LAB'];

/** The labs that tests use side by side: hosts wait more than they compute. `RUNBOOK_LAB` takes all tests to one. */
export const labs: readonly string[] = given === undefined ? ['lab', 'lab2', 'lab3'] : [given];
