#!/bin/sh
# Creates Temporal's two databases and brings their schemas to the version of these tools. Safe to repeat.
set -eu

prepare() {
  database=$1
  versions=$2
  tool="temporal-sql-tool --plugin postgres12 --ep $SQL_HOST -p 5432 -u $SQL_USER --db $database"
  $tool create
  $tool setup-schema -v 0.0
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/$versions/versioned"
}

prepare temporal temporal
prepare temporal_visibility visibility
