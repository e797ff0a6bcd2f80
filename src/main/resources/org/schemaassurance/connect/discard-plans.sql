-- name: discard-plans
-- Statements stay prepared, and are planned again when they are asked next.
DISCARD PLANS
