// PocketBase as one would set it up for phones that append: an account each, and a rule that only
// who is logged in may add. Durable as it comes, or with synchronous FULL.
//
//	pocketbase-peer FOLDER PHONES default|full
//
// Prints the port that it listens on and a token a phone, then serves until its input ends.
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"strconv"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	_ "github.com/pocketbase/pocketbase/migrations"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("pocketbase-peer FOLDER PHONES default|full")
	}
	phones, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	config := core.BaseAppConfig{DataDir: args[0]}
	if args[2] == "full" {
		config.DBConnect = full
	}
	app := core.NewBaseApp(config)
	if err := app.Bootstrap(); err != nil {
		return err
	}
	tokens, err := setUp(app, phones)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	app.OnServe().BindFunc(func(event *core.ServeEvent) error {
		event.Listener = listener
		return event.Next()
	})
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	for _, token := range tokens {
		fmt.Println(token)
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	return apis.Serve(app, apis.ServeConfig{HttpAddr: "127.0.0.1:0"})
}

// full is PocketBase's own way to open a database but for one word.
func full(path string) (*dbx.DB, error) {
	pragmas := "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)" +
		"&_pragma=journal_size_limit(200000000)&_pragma=synchronous(FULL)" +
		"&_pragma=foreign_keys(ON)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-32000)"
	return dbx.Open("sqlite", path+pragmas)
}

// setUp makes the collection and an account a phone, and allows requests of many records.
func setUp(app core.App, phones int) ([]string, error) {
	if err := app.RunAllMigrations(); err != nil {
		return nil, err
	}
	settings := app.Settings()
	settings.Batch.Enabled = true
	settings.Batch.MaxRequests = 50
	// Not to be cut off while others write.
	settings.Batch.Timeout = 30
	settings.Logs.MaxDays = 0
	if err := app.Save(settings); err != nil {
		return nil, err
	}
	rule := "@request.auth.id != \"\""
	items := core.NewBaseCollection("items")
	items.CreateRule = &rule
	items.Fields.Add(
		&core.TextField{Name: "stream", Required: true},
		&core.TextField{Name: "bytes", Required: true, Max: 5000},
	)
	if err := app.Save(items); err != nil {
		return nil, err
	}
	users, err := app.FindCollectionByNameOrId("users")
	if err != nil {
		return nil, err
	}
	tokens := make([]string, 0, phones)
	for phone := range phones {
		user := core.NewRecord(users)
		user.SetEmail(fmt.Sprintf("phone%d@example.org", phone))
		// The token is given below; nobody logs in with it.
		user.SetRandomPassword()
		if err := app.Save(user); err != nil {
			return nil, err
		}
		token, err := user.NewAuthToken()
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, token)
	}
	return tokens, nil
}
