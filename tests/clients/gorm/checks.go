package main

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type Company struct {
	ID   uint
	Name string `gorm:"size:100;uniqueIndex:gm_company_name"`
}

type Address struct {
	Street string
	City   *string
}

type User struct {
	gorm.Model
	Name      string          `gorm:"size:50;not null;index:gm_user_name_age,priority:1"`
	Age       int             `gorm:"check:gm_user_age,age >= 0;index:gm_user_name_age,priority:2"`
	Email     *string         `gorm:"unique"`
	Balance   float64         `gorm:"type:numeric(10,2);default:0"`
	Active    bool            `gorm:"default:true"`
	Born      *time.Time      `gorm:"type:date"`
	Data      json.RawMessage `gorm:"type:jsonb"`
	Image     []byte
	Key       string  `gorm:"type:uuid;default:gen_random_uuid()"`
	Home      Address `gorm:"embedded;embeddedPrefix:home_"`
	CompanyID *uint
	Company   *Company
	Cards     []Card     `gorm:"constraint:OnDelete:CASCADE"`
	Languages []Language `gorm:"many2many:gm_user_languages"`
	ManagerID *uint
	Manager   *User
}

type Card struct {
	ID     int64
	UserID uint
	Number string
}

type Language struct {
	Code string `gorm:"primaryKey;size:2"`
	Name string
}

func (Company) TableName() string  { return "gm_companies" }
func (User) TableName() string     { return "gm_users" }
func (Card) TableName() string     { return "gm_cards" }
func (Language) TableName() string { return "gm_languages" }

var models = []any{&Company{}, &User{}, &Card{}, &Language{}}

// fresh makes the tables once, and their rows anew.
func (s *session) fresh() {
	if !s.Migrator().HasTable("gm_users") {
		s.no(s.AutoMigrate(models...))
	}
	s.done(s.Exec("TRUNCATE gm_users, gm_cards, gm_languages, gm_companies, gm_user_languages RESTART IDENTITY CASCADE"))
	users := []User{
		{Name: "Ada", Age: 30, Data: json.RawMessage(`{"n": 1, "deep": {"x": "y"}}`), Company: &Company{Name: "Acme"},
			Cards: []Card{{Number: "1"}, {Number: "2"}}, Languages: []Language{{"de", "German"}, {"fr", "French"}}},
		{Name: "Bob", Age: 40, Balance: 20.25, Languages: []Language{{"fr", "French"}}},
		{Name: "Cyd", Age: 50, Home: Address{Street: "Main"}},
	}
	s.done(s.Create(&users))
}

func (s *session) names(query *gorm.DB) string {
	var names []string
	s.done(query.Model(&User{}).Order("name").Pluck("name", &names))
	return strings.Join(names, ",")
}

var checks = []check{
	{"AutoMigrate finds what it has made", func(s *session) {
		m := s.Migrator()
		s.no(s.AutoMigrate(models...))
		s.equal([]bool{m.HasTable(&User{}), m.HasTable("gm_nothing"), m.HasColumn(&User{}, "home_street"), m.HasColumn(&User{}, "nothing")},
			[]bool{true, false, true, false})
		s.equal([]bool{m.HasIndex(&User{}, "gm_user_name_age"), m.HasConstraint(&User{}, "gm_user_age"), m.HasConstraint(&User{}, "Cards")},
			[]bool{true, true, true})
		types, err := m.ColumnTypes(&User{})
		s.no(err)
		columns := map[string]gorm.ColumnType{}
		for _, column := range types {
			columns[column.Name()] = column
		}
		length, _ := columns["name"].Length()
		nullable, _ := columns["name"].Nullable()
		precision, scale, _ := columns["balance"].DecimalSize()
		primary, _ := columns["id"].PrimaryKey()
		unique, _ := columns["email"].Unique()
		s.equal([]any{length, nullable, precision, scale, primary, unique}, []any{int64(50), false, int64(10), int64(2), true, true})
		s.equal(columns["data"].DatabaseTypeName(), "jsonb")
		indexes, err := m.GetIndexes(&User{})
		s.no(err)
		found := map[string]string{}
		for _, index := range indexes {
			found[index.Name()] = fmt.Sprint(index.Columns())
		}
		s.equal(found["gm_user_name_age"], "[name age]")
		tables, err := m.GetTables()
		s.no(err)
		s.equal(strings.Contains(strings.Join(tables, " "), "gm_user_languages"), true)
	}},
	{"a migrator alters tables", func(s *session) {
		type Thing struct {
			ID   uint
			Name string `gorm:"size:10"`
			Size int32
		}
		m := s.Table("gm_things").Migrator()
		s.no(m.DropTable("gm_things"))
		s.no(s.Table("gm_things").AutoMigrate(&Thing{}))
		s.done(s.Exec("INSERT INTO gm_things (name, size) VALUES ('a', 1)"))
		type Wider struct {
			ID    uint
			Name  string `gorm:"size:20;not null;default:none"`
			Size  int64
			Added time.Time `gorm:"default:now()"`
		}
		s.no(s.Table("gm_things").AutoMigrate(&Wider{}))
		types, err := s.Table("gm_things").Migrator().ColumnTypes("gm_things")
		s.no(err)
		for _, column := range types {
			length, _ := column.Length()
			switch column.Name() {
			case "name":
				s.equal(length, int64(20))
			case "size":
				s.equal(column.DatabaseTypeName(), "int8")
			}
		}
		s.no(m.RenameColumn("gm_things", "size", "extent"))
		s.no(m.DropColumn("gm_things", "added"))
		s.equal(m.HasColumn("gm_things", "extent"), true)
		s.no(m.RenameTable("gm_things", "gm_stuff"))
		var extent int64
		s.done(s.Raw("SELECT extent FROM gm_stuff").Scan(&extent))
		s.equal(extent, int64(1))
		s.no(m.DropTable("gm_stuff"))
	}},
	{"values of every type come back", func(s *session) {
		born := time.Date(1990, 2, 28, 0, 0, 0, 0, time.UTC)
		city := "Köln"
		user := User{Name: "Eve", Born: &born, Image: []byte{0, 255, 92}, Data: json.RawMessage(`{"a": [1, null]}`), Balance: 1.5, Home: Address{"x", &city}}
		s.done(s.Create(&user))
		var read User
		s.done(s.First(&read, user.ID))
		s.equal(read.Born.Format("2006-01-02"), "1990-02-28")
		s.equal(read.Image, []byte{0, 255, 92})
		s.equal(string(read.Data), `{"a": [1, null]}`)
		s.equal([]any{read.Balance, read.Active, *read.Home.City, len(read.Key)}, []any{1.5, true, "Köln", 36})
		s.equal(read.CreatedAt.Truncate(time.Microsecond).Equal(user.CreatedAt.Truncate(time.Microsecond)), true)
	}},
	{"conditions find what they should", func(s *session) {
		s.equal(s.names(s.Where("age > ?", 35)), "Bob,Cyd")
		s.equal(s.names(s.Where(&User{Name: "Ada"})), "Ada")
		s.equal(s.names(s.Where(map[string]any{"age": []int{30, 50}})), "Ada,Cyd")
		s.equal(s.names(s.Where("name LIKE ?", "A%").Or("age = ?", 40)), "Ada,Bob")
		s.equal(s.names(s.Not("name", []string{"Ada"})), "Bob,Cyd")
		s.equal(s.names(s.Where("data ->> 'n' = ?", "1")), "Ada")
		s.equal(s.names(s.Where("data @> ?", `{"deep": {"x": "y"}}`)), "Ada")
		s.equal(s.names(s.Where("(name, age) IN ?", [][]any{{"Ada", 30}, {"Bob", 1}})), "Ada")
		s.equal(s.names(s.Where("age > (?)", s.Model(&User{}).Select("AVG(age)"))), "Cyd")
		s.equal(s.names(s.Where("name = @n OR age = @a", sql.Named("n", "Ada"), sql.Named("a", 50))), "Ada,Cyd")
		s.equal(s.names(s.Limit(1).Offset(1)), "Bob")
	}},
	{"associations are preloaded, joined and changed", func(s *session) {
		var users []User
		s.done(s.Preload("Cards", func(db *gorm.DB) *gorm.DB { return db.Order("number DESC") }).Preload("Languages").Joins("Company").Order("gm_users.name").Find(&users))
		s.equal([]any{len(users), users[0].Cards[0].Number, len(users[0].Languages), users[0].Company.Name, users[1].Company == nil},
			[]any{3, "2", 2, "Acme", true})
		var named []User
		s.done(s.Joins("Company", s.Where(&Company{Name: "Acme"})).Joins("JOIN gm_cards c ON c.user_id = gm_users.id").Where("c.number = ?", "1").Find(&named))
		s.equal(len(named), 1)
		ada := users[0]
		s.equal(s.Model(&ada).Association("Languages").Count(), int64(2))
		s.no(s.Model(&ada).Association("Languages").Replace(&Language{Code: "en", Name: "English"}))
		s.no(s.Model(&ada).Association("Cards").Append(&Card{Number: "3"}))
		var codes []string
		s.no(s.Model(&ada).Association("Languages").Find(&[]Language{}))
		s.done(s.Table("gm_user_languages").Where("user_id = ?", ada.ID).Pluck("language_code", &codes))
		s.equal(codes, []string{"en"})
		s.equal(s.Model(&ada).Association("Cards").Count(), int64(3))
		s.equal(s.done(s.Select("Cards").Delete(&ada)).RowsAffected, int64(1))
		var left int64
		s.done(s.Model(&Card{}).Count(&left))
		s.equal(left, int64(0))
	}},
	{"groups, scans and rows", func(s *session) {
		type group struct {
			Code  string
			Count int
			Old   sql.NullFloat64
		}
		var groups []group
		s.done(s.Table("gm_user_languages l").Select("l.language_code AS code, count(*) AS count, max(u.age) AS old").
			Joins("JOIN gm_users u ON u.id = l.user_id").Group("l.language_code").Having("count(*) > ?", 0).Order("code").Scan(&groups))
		s.equal(groups, []group{{"de", 1, sql.NullFloat64{Float64: 30, Valid: true}}, {"fr", 2, sql.NullFloat64{Float64: 40, Valid: true}}})
		var count int64
		s.done(s.Model(&User{}).Distinct("active").Count(&count))
		s.equal(count, int64(1))
		rows, err := s.Model(&User{}).Order("id").Rows()
		s.no(err)
		seen := ""
		for rows.Next() {
			var user User
			s.no(s.ScanRows(rows, &user))
			seen += user.Name
		}
		s.no(rows.Close())
		s.equal(seen, "AdaBobCyd")
		batches := 0
		var batch []User
		s.done(s.FindInBatches(&batch, 2, func(tx *gorm.DB, number int) error { batches++; return nil }))
		s.equal(batches, 2)
	}},
	{"changes are counted and returned", func(s *session) {
		s.equal(s.done(s.Model(&User{}).Where("age > ?", 35).Updates(map[string]any{"age": gorm.Expr("age + ?", 1), "active": false})).RowsAffected, int64(2))
		var changed []User
		s.done(s.Model(&changed).Clauses(clause.Returning{Columns: []clause.Column{{Name: "name"}, {Name: "age"}}}).Where("name = ?", "Bob").Update("balance", 7))
		s.equal([]any{len(changed), changed[0].Name, changed[0].Age}, []any{1, "Bob", 41})
		var user User
		s.done(s.First(&user, "name = ?", "Ada"))
		user.Age = 31
		s.done(s.Save(&user))
		s.equal(s.names(s.Where("age = 31")), "Ada")
		s.equal(s.done(s.Where("name = ?", "Bob").Delete(&User{})).RowsAffected, int64(1))
		s.equal(s.names(s.Where("1 = 1")), "Ada,Cyd")
		s.equal(s.names(s.Unscoped().Where("deleted_at IS NOT NULL")), "Bob")
		s.done(s.Exec("DELETE FROM gm_user_languages"))
		s.equal(s.done(s.Unscoped().Where("name = ?", "Bob").Delete(&User{})).RowsAffected, int64(1))
		var many []Card
		for i := range 250 {
			many = append(many, Card{UserID: user.ID, Number: fmt.Sprint("n", i)})
		}
		s.done(s.CreateInBatches(&many, 100))
		s.equal([]any{many[249].ID - many[0].ID, s.done(s.Where("number LIKE 'n%'").Delete(&Card{})).RowsAffected}, []any{int64(249), int64(250)})
	}},
	{"upserts and FirstOrCreate", func(s *session) {
		s.done(s.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "code"}}, DoUpdates: clause.AssignmentColumns([]string{"name"})}).
			Create(&[]Language{{"de", "Deutsch"}, {"en", "English"}}))
		s.done(s.Clauses(clause.OnConflict{DoNothing: true}).Create(&Language{"de", "nothing"}))
		s.done(s.Clauses(clause.OnConflict{UpdateAll: true}).Create(&Company{ID: 1, Name: "Acme 2"}))
		s.done(s.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "code"}}, Where: clause.Where{Exprs: []clause.Expression{clause.Eq{Column: "gm_languages.name", Value: "nothing"}}},
			DoUpdates: clause.Assignments(map[string]any{"name": gorm.Expr("gm_languages.name || ?", "!")})}).Create(&Language{"fr", ""}))
		var names []string
		s.done(s.Model(&Language{}).Order("code").Pluck("name", &names))
		s.equal(names, []string{"Deutsch", "English", "French"})
		var company Company
		s.done(s.First(&company))
		s.equal(company, Company{1, "Acme 2"})
		email := "eve@x"
		var user User
		s.equal(s.done(s.Where(User{Email: &email}).Attrs(User{Name: "Eve"}).FirstOrCreate(&user)).RowsAffected, int64(1))
		s.equal(s.done(s.Where(User{Email: &email}).Assign(User{Age: 9}).FirstOrCreate(&user)).RowsAffected, int64(1))
		s.equal(s.names(s.Where("email = ? AND age = 9", email)), "Eve")
	}},
	{"transactions, savepoints and row locks", func(s *session) {
		stop := errors.New("stop")
		s.no(s.Transaction(func(tx *gorm.DB) error {
			var user User
			if err := tx.Clauses(clause.Locking{Strength: "UPDATE"}).First(&user, "name = ?", "Ada").Error; err != nil {
				return err
			}
			if err := tx.Create(&Company{Name: "one"}).Error; err != nil {
				return err
			}
			inner := tx.Transaction(func(tx2 *gorm.DB) error {
				tx2.Create(&Company{Name: "two"})
				return tx2.Create(&Company{Name: "one"}).Error
			})
			if !errors.Is(inner, gorm.ErrDuplicatedKey) {
				return fmt.Errorf("expected a duplicate but got %v", inner)
			}
			return nil
		}))
		err := s.Transaction(func(tx *gorm.DB) error {
			tx.Where("1 = 1").Delete(&Company{})
			return stop
		}, &sql.TxOptions{Isolation: sql.LevelRepeatableRead})
		s.equal(err, stop)
		var names []string
		s.done(s.Model(&Company{}).Order("id").Pluck("name", &names))
		s.equal(names, []string{"Acme", "one"})
	}},
	{"broken constraints are told", func(s *session) {
		s.equal(errors.Is(s.Create(&Company{Name: "Acme"}).Error, gorm.ErrDuplicatedKey), true)
		s.equal(errors.Is(s.Create(&Card{UserID: 99}).Error, gorm.ErrForeignKeyViolated), true)
		s.equal(errors.Is(s.Model(&User{}).Where("name = 'Ada'").Update("age", -1).Error, gorm.ErrCheckConstraintViolated), true)
		var e *pgconn.PgError
		s.equal(errors.As(s.Exec("INSERT INTO gm_users (name) VALUES (NULL)").Error, &e), true)
		s.equal([]string{e.Code, e.ColumnName, e.TableName}, []string{"23502", "name", "gm_users"})
	}},
	{"a prepared statement tells that its table has changed", func(s *session) {
		tx := s.Session(&gorm.Session{PrepareStmt: true})
		find := func() error {
			var user User
			return tx.First(&user, "name = ?", "Ada").Error
		}
		s.no(find())
		s.done(s.Exec("ALTER TABLE gm_users ADD COLUMN extra int"))
		var e *pgconn.PgError
		s.equal(errors.As(find(), &e), true)
		s.equal([]string{e.Code, e.Message}, []string{"0A000", "cached plan must not change result type"})
		s.done(s.Exec("ALTER TABLE gm_users DROP COLUMN extra"))
	}},
}
