// Lets Temporal's SDK fetch its own development server into the folder given, by starting and stopping one.
'use strict';
const { TestWorkflowEnvironment } = require('@temporalio/testing');

const downloadDir = process.argv[2];

TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir } } })
  .then((environment) => environment.teardown())
  .then(
    () => process.exit(0),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  );
