#!/bin/sh
# Takes longer than any limit of the tests.
exec sleep 30
