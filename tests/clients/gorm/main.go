// Command gorm-checks runs GORM against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which.
// Arguments: words of the checks to run (all if none).
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"

	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

type check struct {
	name   string
	action func(s *session)
}

// session is a database and the assertions on it; a failed one panics with failure.
type session struct {
	*gorm.DB
}

type failure string

func main() {
	level := logger.Silent
	if os.Getenv("SHOW_SQL") != "" {
		level = logger.Info
	}
	address := fmt.Sprintf("host=%s port=%s user=%s password=%s dbname=%s sslmode=disable TimeZone=UTC",
		os.Getenv("PGHOST"), os.Getenv("PGPORT"), os.Getenv("PGUSER"), os.Getenv("PGPASSWORD"), os.Getenv("PGDATABASE"))
	db, err := gorm.Open(postgres.Open(address), &gorm.Config{Logger: logger.Default.LogMode(level), TranslateError: true})
	if err != nil {
		fmt.Println("FAIL  connect:", err)
		fmt.Println("0 passed, 1 failed")
		os.Exit(1)
	}
	failed, ran := 0, 0
	for _, c := range checks {
		if !chosen(c.name) {
			continue
		}
		ran++
		if reason := run(c, &session{db}); reason != "" {
			failed++
			fmt.Printf("FAIL  %s: %s\n", c.name, reason)
		} else {
			fmt.Printf("ok    %s\n", c.name)
		}
	}
	fmt.Printf("%d passed, %d failed\n", ran-failed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

func chosen(name string) bool {
	for _, word := range os.Args[1:] {
		if strings.Contains(name, word) {
			return true
		}
	}
	return len(os.Args) <= 1
}

func run(c check, s *session) (reason string) {
	defer func() {
		switch problem := recover().(type) {
		case nil:
		case failure:
			reason = strings.ReplaceAll(string(problem), "\n", " | ")
		default:
			panic(problem)
		}
	}()
	s.fresh()
	c.action(s)
	return ""
}

func (s *session) failf(format string, arguments ...any) {
	_, file, line, _ := runtime.Caller(2)
	panic(failure(fmt.Sprintf(format, arguments...) + fmt.Sprintf(" (%s:%d)", filepath.Base(file), line)))
}

// done is the result of a statement that must not fail.
func (s *session) done(result *gorm.DB) *gorm.DB {
	if result.Error != nil {
		s.failf("%v", result.Error)
	}
	return result
}

func (s *session) no(err error) {
	if err != nil {
		s.failf("%v", err)
	}
}

func (s *session) equal(actual, expected any) {
	if !reflect.DeepEqual(actual, expected) {
		s.failf("expected %#v but got %#v", expected, actual)
	}
}
