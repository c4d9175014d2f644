#!/bin/sh
# Creates the namespace and the search attributes. Safe to repeat: what is there already is left alone.
set -eu

if ! temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"
fi

# A new namespace becomes known to all parts of the server within seconds.
attempts=0
until present=$(temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE"); do
  attempts=$((attempts + 1))
  [ "$attempts" -lt 30 ] || exit 1
  sleep 2
done

add() {
  if ! printf '%s\n' "$present" | grep -qw "$1"; then
    temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"
  fi
}

add WorkspaceId Keyword
add ConversationId Keyword
add MessageSid KeywordList
add Pipeline Keyword
add Intent Keyword
add TurnOutcome Keyword
